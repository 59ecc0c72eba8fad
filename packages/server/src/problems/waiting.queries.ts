import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { addDays } from '@lookback/core/kernel'
import type { WorkQueue } from '@lookback/core/problems'
import { problemQueues } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { barredBy, waiting } from './queues.queries.ts'
import { holdsOn } from '../database/dated.ts'

/** Problems that wait in one queue and are alike in everything that says whose they are. */
export interface WaitingCell {
  queue: WorkQueue
  village: string
  department: string
  unit: string | null
  /** Who helps these households. */
  helpers: string[]
  /** Who may not take them off the queue, having done the step before. */
  barred: string[]
  count: number
  overdue: number
  dueSoon: number
}

/** All that waits in a county, counted once: by place, department, unit and helper, and by who is barred from it. */
export async function countWaiting(
  database: Kysely<DB>, county: string, today: Day, yellowDays: number,
): Promise<WaitingCell[]> {
  const queues = problemQueues.map((queue) => sql`
    select ${queue}::text as queue, problem.region as village, problem.department, problem.unit, coalesce(helped.people, '{}') as helpers,
      ${barred(queue)} as barred, count(*) as count, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on between ${today} and ${addDays(today, yellowDays)}) as "dueSoon"
    from problem
    left join helped on helped.household = problem.subject
    where problem.county = ${county} and ${waiting[queue]}
    group by 1, 2, 3, 4, 5, 6`)
  const { rows } = await sql<WaitingCell>`
    with helped as materialized (
      select household, array_agg(person order by person) as people from household_helper
      where county = ${county} and ${holdsOn('household_helper', today)} group by household)
    ${sql.join(queues, sql` union all `)}`.execute(database)
  return rows
}

/** Whom the queue bars, as an array. */
function barred(queue: WorkQueue) {
  const columns = barredBy[queue].map((column) => sql.ref(`problem.${column}`))
  return columns.length === 0 ? sql`'{}'::uuid[]` : sql`array_remove(array[${sql.join(columns)}], null)`
}
