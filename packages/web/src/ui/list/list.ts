import type { Page } from '@lookback/core/kernel'
import type { WatchSource } from 'vue'
import type { z } from 'zod'
import { useLoad } from '../../app/load.ts'
import type { FromUrl } from '../../app/url.ts'
import { useUrlFilter, useUrlPage } from '../../app/url.ts'

type Shape = Readonly<Record<string, z.ZodType>>
/** Which page of a list is asked for. */
export interface PageQuery {
  limit: number
  cursor?: string
  /** So many rows before the page; only of lists that can skip. */
  skip?: number
}

/**
 * A list as its page has it: what it is filtered by and which page is shown, both kept in the address, and the rows,
 * fetched anew when either changes.
 * @param fields schemas of the filter, by name
 * @param fetch asks for one page
 * @param sources what else changes the rows
 * @param canSkip whether a page can be asked for by its number
 */
export function useList<Fields extends Shape, Reply extends Page<unknown>>(
  fields: Fields, fetch: (query: FromUrl<Fields> & PageQuery, signal: AbortSignal) => Promise<Reply>, sources: WatchSource[] = [], { canSkip = false } = {},
) {
  const { filter, change, clear } = useUrlFilter(fields)
  const page = useUrlPage(canSkip)
  const load = useLoad(
    (signal) => fetch({ ...filter.value, ...page.query.value }, signal),
    [() => JSON.stringify([filter.value, page.query.value]), ...sources],
  )
  return { filter, change, clear, page, load }
}
