import { actOnHousehold } from '@lookback/core/successions'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { actOn } from './act.ts'

export const successionsRoutes: Route[] = [
  on(actOnHousehold, ({ application, actor, params, body }) => actOn(application, actor, { ...body, household: params.id })),
]
