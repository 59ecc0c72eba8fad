import type { Reads, SearchKey } from '@lookback/core/register'
import { foundBy, SearchIndex } from '@lookback/core/register'
import { wantedOf } from '@lookback/core/search'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { atRest } from '../sync/phone/at-rest.ts'

/** Something in a list that can be searched. */
export interface Searched {
  key: SearchKey
}

const nothing: Reads = () => []
const reads = shallowRef<Reads>(nothing)
let coming: Promise<void> | undefined

function fetchTable(): Promise<void> {
  coming ??= import('@lookback/core/readings').then(({ syllablesOf }) => {
    reads.value = syllablesOf
  })
  return coming
}

/** Finds things of a list by what is typed. */
export interface Search<Thing> {
  /** Those that fit, in their order; all where nothing was typed. */
  find: (typed: string) => readonly Thing[]
  /** Whose name fits where the first one's does not; null where nothing is to be said of that. */
  throughWhom: (thing: Thing, typed: string) => string | null
}

function addNext(things: readonly Searched[], index: SearchIndex): boolean {
  const next = things[index.size]
  if (next) index.add(next.key)
  return next !== undefined
}

/**
 * The search of a list. How names are read is a large table, which comes with the first list: until then nothing is found by letters.
 * What things are found by is put together before anybody types, a few at a time, and once for as long as they are the same.
 */
export function useSearch<Thing extends Searched>(things: () => readonly Thing[]): Search<Thing> {
  let indexed: { index: SearchIndex; of: readonly Thing[]; reads: Reads } | null = null
  let isGone = false

  function indexOf(wanted: readonly Thing[], how: Reads): SearchIndex {
    const isSame = indexed?.reads === how && indexed.of.length === wanted.length && wanted.every(({ key }, at) => key === indexed?.of[at]?.key)
    if (!indexed || !isSame) indexed = { index: new SearchIndex(how), of: wanted, reads: how }
    return indexed.index
  }

  async function prepare(wanted: readonly Thing[], index: SearchIndex, rest: () => Promise<void> | null): Promise<void> {
    while (addNext(wanted, index)) {
      const resting = rest()
      if (resting) await resting
    }
  }

  watch([things, reads], ([wanted, how]) => {
    if (how === nothing) return
    const rest = atRest(() => !isGone && things() === wanted)
    setTimeout(() => void prepare(wanted, indexOf(wanted, how), rest).catch(() => undefined))
  }, { immediate: true })
  onScopeDispose(() => (isGone = true))
  void fetchTable()

  return {
    find(typed) {
      const [wanted, how, what] = [things(), reads.value, wantedOf(typed)]
      if (what.text === '') return wanted
      const index = indexOf(wanted, how)
      while (addNext(wanted, index));
      const fits = index.find(what)
      return fits ? wanted.filter((_, at) => fits[at] === 1) : wanted
    },
    throughWhom: ({ key }, typed) => (typed === '' ? null : foundBy(key, wantedOf(typed), reads.value)?.through ?? null),
  }
}
