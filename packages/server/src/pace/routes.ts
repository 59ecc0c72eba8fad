import { getPace } from '@lookback/core/pace'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { paceOf } from './pace.ts'

export const paceRoutes: Route[] = [
  on(getPace, ({ application, scope, query, locale }) => paceOf(application, scope, query.region, locale)),
]
