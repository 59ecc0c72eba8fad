import type { ServerCapability } from '../capability.ts'
import { raiseOverdue } from './raise-overdue.ts'
import { allBy } from '../capability.ts'
import { problemsRoutes } from './routes.ts'
import { problemWork } from './work.ts'
import { problemEntryKinds } from '@lookback/core/problems'
import { verifyProblems } from './verify-problems.ts'
import { problemSearch } from './search.queries.ts'

export const problems: ServerCapability<'problems'> = {
  name: 'problems',
  migrations: new URL('./migrations/', import.meta.url),
  routes: problemsRoutes,
  search: [problemSearch],
  jobs: [raiseOverdue],
  work: problemWork,
  verify: allBy(problemEntryKinds, verifyProblems),
}
