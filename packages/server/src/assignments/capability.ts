import type { ServerCapability } from '../capability.ts'
import { assignmentsRoutes } from './routes.ts'
import { verifyHouseholdsGiven, verifyVillagesGiven } from './verify-assignments.ts'

export const assignments = {
  name: 'assignments',
  migrations: new URL('./migrations/', import.meta.url),
  routes: assignmentsRoutes,
  verify: { 'village-given-out': verifyVillagesGiven, 'household-given-out': verifyHouseholdsGiven },
} satisfies ServerCapability<'assignments'>
