import { getPace, getSpeeds } from '@lookback/core/pace'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { paceOf } from './pace.ts'
import { speedsOf } from './speeds.ts'

export const paceRoutes: Route[] = [
  on(getPace, ({ application, scope, query, locale }) => paceOf(application, scope, query.region, locale)),
  on(getSpeeds, ({ application, scope, query, locale }) => speedsOf(application, scope, query.region, locale)),
]
