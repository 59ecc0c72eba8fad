import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { RectificationParameter } from '@lookback/core/problems'
import { actionRules, chainLevels, rankOf } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { PlacedProblem } from './load.ts'
import { loadProblems } from './load.ts'

/** Some of the problems that have reached a step that they were not raised to, locked until commit. */
export async function lockOverdue(
  transaction: Transaction<DB>, county: string, today: Day, steps: RectificationParameter['escalation'], limit: number,
): Promise<PlacedProblem[]> {
  if (steps.length === 0) return []
  const reached = steps.map(({ level, daysOverdue }) => sql`
    (due_on <= ${addDays(today, -daysOverdue)} and coalesce(array_position(${[...chainLevels]}::text[], escalated_to), 0) <= ${rankOf(level)})`)
  const { rows } = await sql<{ id: string }>`
    select id from problem
    where county = ${county} and state in (${sql.join(actionRules.escalate.from)}) and (${sql.join(reached, sql` or `)})
    order by id limit ${limit}`.execute(transaction)
  const everywhere = { county, grants: [{ region: county, department: null }] }
  return loadProblems(transaction, everywhere, rows.map(({ id }) => id), { lock: true })
}
