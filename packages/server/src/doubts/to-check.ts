import type { DoubtToCheck } from '@lookback/core/doubts'
import { HANDED_OUT_AT_ONCE } from '@lookback/core/doubts'
import type { Database } from '../database/connect.ts'
import type { WorkHolder } from '../kit/work.ts'
import { listWaiting } from './checks.queries.ts'
import { owedScope } from './work.ts'

/** What somebody owes, as their phone has it: those that end first, where there are very many. */
export async function listToCheck(database: Database, holder: WorkHolder): Promise<DoubtToCheck[]> {
  const scope = owedScope(holder)
  if (scope.grants.length === 0) return []
  const waiting = await listWaiting(database, scope, { after: null, limit: HANDED_OUT_AT_ONCE })
  return waiting.map(({ id, rule, details, household, number, headName, village, memberName, dueOn }) =>
    ({ id, rule, details, household, number, headName, village, memberName, dueOn }))
}
