import { householdClassTable } from '@lookback/core/household-classes'
import type { ServerCapability } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { householdClassesRoutes } from './routes.ts'
import { takeInClasses } from './take-in-classes.ts'
import { verifyHouseholdClasses } from './verify-household-classes.ts'
import { householdClassWork } from './work.ts'

export const householdClasses = {
  name: 'household-classes',
  migrations: new URL('./migrations/', import.meta.url),
  routes: householdClassesRoutes,
  work: householdClassWork,
  tables: [{ ...householdClassTable, mayBring: (actor) => actorScope(actor, 'household-classes:import').grants.length > 0, takeIn: takeInClasses }],
  verify: { 'household-class-given': verifyHouseholdClasses, 'household-class-closed': verifyHouseholdClasses, 'household-classes-exported': 'chain' },
} satisfies ServerCapability<'household-classes'>
