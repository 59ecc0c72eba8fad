import { getBoard, getLeaderChecks, getOwnRanks } from '@lookback/core/boards'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { boardOf, leaderChecksOf, ownRanksOf } from './boards.ts'

export const boardsRoutes: Route[] = [
  on(getBoard, ({ application, scope, query, locale }) => boardOf(application, scope, query, locale)),
  on(getOwnRanks, ({ application, scope, query }) => ownRanksOf(application, scope, query)),
  on(getLeaderChecks, ({ application, scope, query }) => leaderChecksOf(application, scope, query.region)),
]
