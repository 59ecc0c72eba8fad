import { overviewOf } from './overview.ts'
import { getOverview } from '@lookback/core/overview'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
export const overviewRoutes: Route[] = [
  on(getOverview, ({ application, scope }) => overviewOf(application, scope)),
]
