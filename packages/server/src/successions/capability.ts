import { householdActTable, regionChangeTable } from '@lookback/core/successions'
import type { ServerCapability } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { successionsRoutes } from './routes.ts'
import { takeInActs } from './take-in-acts.ts'
import { takeInRegionChanges } from './take-in-region-changes.ts'

export const successions: ServerCapability<'successions'> = {
  name: 'successions',
  routes: successionsRoutes,
  tables: [
    { ...householdActTable, mayBring: (actor) => actorScope(actor, 'register:import').grants.length > 0, takeIn: takeInActs },
    { ...regionChangeTable, mayBring: (actor) => actorScope(actor, 'places:manage').grants.length > 0, takeIn: takeInRegionChanges },
  ],
}
