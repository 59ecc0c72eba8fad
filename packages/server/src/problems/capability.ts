import type { ServerCapability } from '../capability.ts'
import { raiseOverdue } from './raise-overdue.ts'
import { allBy } from '../capability.ts'
import { countOverdue, countYellow } from './due.queries.ts'
import { problemsRoutes } from './routes.ts'
import { listDayProblems } from './day.queries.ts'
import { problemWork } from './work.ts'
import { problemEntryKinds } from '@lookback/core/problems'
import { verifyProblems } from './verify-problems.ts'
import { handToPlace } from './succession.ts'
import { problemSearch } from './search.queries.ts'
import { namesOfProblems } from './names.queries.ts'

export const problems = {
  name: 'problems',
  migrations: new URL('./migrations/', import.meta.url),
  routes: problemsRoutes,
  search: [problemSearch],
  followsMoves: (transaction, store, actor, { subjects }) => handToPlace({ transaction, store, actor }, subjects),
  jobs: [raiseOverdue],
  work: problemWork,
  day: { mattersOf: listDayProblems },
  verify: allBy(problemEntryKinds, verifyProblems),
  effects: {
    rectification: async ({ database, county, today }, { yellowDays, escalation }) => ({
      yellow: await countYellow(database, county, today, yellowDays), raised: await countOverdue(database, county, today, escalation),
    }),
  },
  names: { problem: namesOfProblems },
} satisfies ServerCapability<'problems'>
