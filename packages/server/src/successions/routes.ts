import { actOnHousehold, changeRegions } from '@lookback/core/successions'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { actOn } from './act.ts'
import { endPlaces } from './region-change.ts'

export const successionsRoutes: Route[] = [
  on(actOnHousehold, ({ application, actor, params, body }) => actOn(application, actor, { ...body, household: params.id })),

  on(changeRegions, ({ application, actor, body }) => endPlaces(application, actor, body)),
]
