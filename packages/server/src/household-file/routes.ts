import { viewHousehold } from './view-household.ts'
import { getHousehold } from '@lookback/core/household-file'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
export const householdFileRoutes: Route[] = [
  on(getHousehold, ({ application, actor, scope, params }) =>
    viewHousehold(application.database, actor, scope, params.id)),
]
