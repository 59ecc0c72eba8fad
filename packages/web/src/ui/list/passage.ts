import type { Page } from '@lookback/core/kernel'
import { shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { Load } from '../../app/load.ts'
import type { UrlPage } from '../../app/url.ts'

type Rows = Pick<Page<{ id: string }>, 'rows' | 'next'>

/** The list that somebody last looked at: what is opened from it can be gone through without going back. */
interface Passage {
  ids: readonly string[]
  next: string | null
  /** The address of the list as it was seen. */
  back: string
  /** How many stand before the first of `ids` in the whole list. */
  before: number
  /** Null where so many were not counted. */
  total: number | null
  further: (cursor: string) => Promise<Rows>
}

const passage = shallowRef<Passage | null>(null)

/**
 * From now on, what is opened from this list can be gone through in its order.
 * @param fetch asks for the rows after a cursor, narrowed and in order as the list is now
 * @param countLimit the rows are counted up to here
 */
export function usePassage(
  { load, page }: { load: Load<Page<{ id: string }>>; page: UrlPage }, fetch: () => (query: { limit: number; cursor: string }) => Promise<Rows>,
  countLimit = Infinity,
): void {
  const route = useRoute()
  watch(() => load.data, (shown) => {
    if (!shown) return
    const further = fetch()
    const limit = page.size.value
    passage.value = {
      ids: shown.rows.map(({ id }) => id), next: shown.next, back: route.fullPath, before: (page.page.value - 1) * page.size.value,
      total: shown.total > countLimit ? null : shown.total, further: (cursor) => further({ limit, cursor }),
    }
  })
}

/** Where something stands in the list that it was opened from. */
export interface PlaceInList extends Pick<Passage, 'back' | 'total'> {
  number: number
  previous: string | null
  next: string | null
  hasNext: boolean
}

/** Null where it was opened from elsewhere. */
export function placeInList(id: string): PlaceInList | null {
  const own = passage.value
  const index = own?.ids.indexOf(id) ?? -1
  if (!own || index < 0) return null
  const next = own.ids[index + 1] ?? null
  return {
    back: own.back, number: own.before + index + 1, total: own.total, previous: own.ids[index - 1] ?? null,
    next, hasNext: next !== null || own.next !== null,
  }
}

/** The first of the page after those that are known; null where the list has become shorter meanwhile. */
export async function fetchNext(): Promise<string | null> {
  const own = passage.value
  if (!own || own.next === null) return null
  const { rows, next } = await own.further(own.next)
  const known = new Set(own.ids)
  const more = rows.map(({ id }) => id).filter((id) => !known.has(id))
  // Another list may have been opened meanwhile.
  if (passage.value === own) passage.value = { ...own, ids: [...own.ids, ...more], next }
  return more[0] ?? null
}
