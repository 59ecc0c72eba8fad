import { heldPost } from '@lookback/core/capabilities'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { addDays, Role } from '@lookback/core/kernel'
import type { StaffedPost } from '@lookback/core/notices'
import type { WorkQueue } from '@lookback/core/problems'
import { workQueues } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { barredBy, waiting } from './work.queries.ts'
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
  const queues = workQueues.map((queue) => sql`
    select ${queue}::text as queue, household.village, problem.department, problem.unit, coalesce(helped.people, '{}') as helpers,
      ${barred(queue)} as barred, count(*) as count, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on between ${today} and ${addDays(today, yellowDays)}) as "dueSoon"
    from problem
    join household on household.county = problem.county and household.id = problem.subject
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

/** Everybody who can sign in, with the posts held on a day. */
export async function listReaders(database: Kysely<DB>, county: string, day: Day): Promise<Map<string, StaffedPost[]>> {
  const rows = await database
    .selectFrom('account')
    .innerJoin('post', (join) => join.onRef('post.county', '=', 'account.county').onRef('post.person', '=', 'account.person'))
    .select(['post.person', 'post.unit', 'post.role', 'post.region', 'post.department'])
    .where('account.county', '=', county).where('account.disabled_at', 'is', null)
    .where(holdsOn('post', day))
    .orderBy('post.id')
    .execute()
  const readers = new Map<string, StaffedPost[]>()
  for (const row of rows) readers.set(row.person, [...(readers.get(row.person) ?? []), heldPost({ ...row, role: Role.parse(row.role) })])
  return readers
}
