import { viewHousehold } from './view-household.ts'
import { getHousehold, takePersonFile } from '@lookback/core/household-file'
import { makePersonFile } from './person-file.ts'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
export const householdFileRoutes: Route[] = [
  on(getHousehold, ({ application, actor, scope, params }) =>
    viewHousehold(application.database, actor, scope, params.id)),

  on(takePersonFile, ({ application, actor, scope, params, body }) => makePersonFile(application, actor, scope, params.id, body)),
]
