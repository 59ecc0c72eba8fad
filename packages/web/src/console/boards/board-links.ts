import type { BoardBy } from '@lookback/core/boards'
import type { BoardFigure, BoardStage, Milestone } from '@lookback/core/problems'
import { stageStates } from '@lookback/core/problems'
import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'

/** What the board is narrowed to. */
export interface BoardFilter {
  by: BoardBy
  region: string | undefined
}

/** The filter that holds the problems of one row; of the whole board where there is no key. */
function ofRow({ by, region }: BoardFilter, key: string | null): LocationQueryRaw {
  const within = region ? { region } : {}
  if (key === null) return within
  return by === 'department' ? { ...within, department: key } : { region: key }
}

/** The list behind a count: those that came as far. */
export function reachedLink(filter: BoardFilter, key: string | null, reached: Milestone): RouteLocationRaw {
  return { path: '/problems', query: { ...ofRow(filter, key), reached } }
}

/** The list behind the overdue. */
export function overdueLink(filter: BoardFilter, key: string | null): RouteLocationRaw {
  return { path: '/problems', query: { ...ofRow(filter, key), deadline: 'overdue' } }
}

/** The list behind a number that is not a step: sent back, shown to be false, came back, by kind of measure, through a stage. */
export function figureLink(filter: BoardFilter, key: string | null, figure: BoardFigure): RouteLocationRaw {
  return { path: '/problems', query: { ...ofRow(filter, key), figure } }
}

/** The list of those that wait in a stage. */
export function waitingLink(filter: BoardFilter, key: string | null, stage: BoardStage): RouteLocationRaw {
  return { path: '/problems', query: { ...ofRow(filter, key), state: stageStates[stage] } }
}

/** The list of those that a leader took in hand in person. */
export function leaderLink(filter: BoardFilter, leader: string): RouteLocationRaw {
  return { path: '/problems', query: { ...ofRow(filter, null), leader } }
}

/** One level down: the villages of a township; elsewhere there is none. */
export function drillLink({ by }: BoardFilter, key: string): RouteLocationRaw | null {
  return by === 'township' ? { path: '/board', query: { by: 'village', region: key } } : null
}
