import type { BoardBy } from '@lookback/core/boards'
import type { Count } from '@lookback/core/kernel'
import { narrowedTo } from '@lookback/core/kernel'
import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'

/** What the board is narrowed to. */
export interface BoardFilter {
  by: BoardBy
  region: string | undefined
}

/** The filter that holds the problems of one row; of the whole board where there is no key. */
function ofRow({ by, region }: BoardFilter, key: string | null): LocationQueryRaw {
  const within = region ? { region } : {}
  return key === null ? within : narrowedTo(within, by, key)
}

/** The list that a figure opens in one row. */
export function figureLink(filter: BoardFilter, key: string | null, { where }: Pick<Count, 'where'>): RouteLocationRaw {
  return { path: '/problems', query: { ...ofRow(filter, key), ...where } }
}

/** The list of what has changed since a day in one row. */
export function changeLink(filter: BoardFilter, key: string | null, { where }: Pick<Count, 'where'>, since: string): RouteLocationRaw {
  return { path: '/problems', query: { ...narrowedTo(ofRow(filter, key), 'since', since), ...where } }
}

/** The list of what a leader took in hand in person. */
export function leaderLink({ region }: BoardFilter, leader: string, { where }: Pick<Count, 'where'>): RouteLocationRaw {
  return { path: '/problems', query: { ...(region ? { region } : {}), leader, ...where } }
}

/** One level down: the villages of a township; elsewhere there is none. */
export function drillLink({ by }: BoardFilter, key: string): RouteLocationRaw | null {
  return by === 'township' ? { path: '/board', query: { by: 'village', region: key } } : null
}
