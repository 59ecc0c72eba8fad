import type { ServerCapability } from '../capability.ts'
import { assignmentsRoutes } from './routes.ts'
import { verifyAssignments } from './verify-assignments.ts'

export const assignments = {
  name: 'assignments',
  migrations: new URL('./migrations/', import.meta.url),
  routes: assignmentsRoutes,
  verify: { 'village-given-out': verifyAssignments },
} satisfies ServerCapability<'assignments'>
