import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { RectificationParameter } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { isToRaise } from './due.queries.ts'
import type { PlacedProblem } from './load.queries.ts'
import { loadProblems } from './load.queries.ts'

/** Some of the problems that have reached a step that they were not raised to, locked until commit. */
export async function lockOverdue(
  transaction: Transaction<DB>, county: string, today: Day, steps: RectificationParameter['escalation'], limit: number,
): Promise<PlacedProblem[]> {
  const { rows } = await sql<{ id: string }>`
    select id from problem where county = ${county} and ${isToRaise(today, steps)}
    order by id limit ${limit}`.execute(transaction)
  const everywhere = { county, grants: [{ region: county, department: null }] }
  return loadProblems(transaction, everywhere, rows.map(({ id }) => id), { lock: true })
}
