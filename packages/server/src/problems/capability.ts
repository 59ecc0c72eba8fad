import type { ServerCapability } from '../capability.ts'
import { raiseOverdue } from './raise-overdue.ts'
import { problemsRoutes } from './routes.ts'

export const problems: ServerCapability = {
  name: 'problems',
  migrations: new URL('./migrations/', import.meta.url),
  routes: problemsRoutes,
  jobs: [raiseOverdue],
}
