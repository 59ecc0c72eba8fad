import type { Reads, SearchKey } from '@lookback/core/register'
import type { ShallowRef } from 'vue'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { usePhone } from '../sync/phone/phone.ts'

/** So long, in milliseconds, names are read at a stretch: somebody may touch the screen meanwhile. */
const AT_A_STRETCH = 8
const nothing: Reads = () => []
const reads = shallowRef<Reads>(nothing)
/** By name, as long as the phone is open. */
const read = new Map<string, readonly string[]>()
let coming: Promise<void> | undefined

function fetchTable(): Promise<void> {
  coming ??= import('@lookback/core/readings').then(({ syllablesOf }) => {
    reads.value = (name) => {
      const known = read.get(name)
      if (known) return known
      const syllables = syllablesOf(name)
      read.set(name, syllables)
      return syllables
    }
  })
  return coming
}

/**
 * How names are read. The table is large and comes with the first list in which somebody can search; until then nothing is found by
 * letters. The names of the list are read before anybody types, a few at a time: a county's at once would keep the first letter waiting.
 */
export function useReadings(keys: () => readonly SearchKey[]): Readonly<ShallowRef<Reads>> {
  const phone = usePhone()
  let turn: number | undefined
  let isGone = false

  function readAhead(wanted: readonly SearchKey[], from: number): void {
    if (isGone) return
    const until = performance.now() + AT_A_STRETCH
    let at = from
    for (; at < wanted.length && performance.now() < until; at += 1) wanted[at]?.names.forEach(reads.value)
    if (at < wanted.length) turn = window.setTimeout(() => readAhead(wanted, at))
  }

  watch([keys, reads], ([wanted, how]) => {
    window.clearTimeout(turn)
    if (how !== nothing) turn = window.setTimeout(() => readAhead(wanted, 0))
  }, { immediate: true })
  onScopeDispose(() => {
    isGone = true
    // A locked phone knows no names.
    if (phone.status.state !== 'open') read.clear()
  })
  void fetchTable()
  return reads
}
