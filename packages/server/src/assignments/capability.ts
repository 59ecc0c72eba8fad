import { assignmentTable } from '@lookback/core/assignments'
import type { ServerCapability } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { assignmentsRoutes } from './routes.ts'
import { takeInAssignments } from './take-in-assignments.ts'
import { verifyHouseholdsGiven, verifyVillagesGiven } from './verify-assignments.ts'

export const assignments = {
  name: 'assignments',
  migrations: new URL('./migrations/', import.meta.url),
  routes: assignmentsRoutes,
  tables: [{ ...assignmentTable, mayBring: (actor) => actorScope(actor, 'rounds:manage').grants.length > 0, takeIn: takeInAssignments }],
  verify: { 'village-given-out': verifyVillagesGiven, 'household-given-out': verifyHouseholdsGiven, 'assignments-exported': 'chain' },
} satisfies ServerCapability<'assignments'>
