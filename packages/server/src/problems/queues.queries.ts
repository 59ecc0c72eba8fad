import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { ProblemRow, WorkQueue } from '@lookback/core/problems'
import { problemQueues, queueRules, suits, workQueues } from '@lookback/core/problems'
import type { QueueCount } from '@lookback/core/work'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { WorkHolder } from '../kit/work.ts'
import type { Database } from '../database/connect.ts'
import { inItems } from '../database/scope.ts'
import type { SelectedRow } from './queries.ts'
import { problemRows, rowOf } from './queries.ts'
import { holdsOn } from '../database/dated.ts'

/** The queues that somebody can have anything in. */
export function queuesOf(holder: WorkHolder): WorkQueue[] {
  return workQueues.filter((queue) => scopeFor(holder, queue).grants.length > 0)
}

/** The posts from which somebody owes the work of a queue: of a tier that owes it, and that may do it. */
function postsFor(holder: WorkHolder, queue: WorkQueue): WorkHolder['posts'] {
  const { action, owedBy } = queueRules[queue]
  return holder.posts.filter((post) => suits(action, post) && (owedBy === 'responsible' || owedBy.includes(post.tier)))
}

/** Where somebody owes the work of a queue: the areas of those posts. */
export function scopeFor(holder: WorkHolder, queue: WorkQueue): Scope {
  return { county: holder.county, grants: postsFor(holder, queue).map(({ region, department }) => ({ region, department })) }
}

/** Which problems wait in a queue: `queueOf` of the rules, in SQL. */
export const waiting: Readonly<Record<WorkQueue, RawBuilder<unknown>>> = {
  'to-dispatch': sql`problem.state = 'found'`,
  'to-acknowledge': sql`problem.state = 'dispatched'`,
  'to-rectify': sql`problem.state = 'acknowledged'`,
  'to-review': sql`problem.state = 'reported'`,
  'to-check': sql`problem.state = 'reviewed' and problem.site_checked_at is null`,
  'to-accept': sql`problem.state = 'reviewed' and problem.site_checked_at is not null`,
  'to-revisit': sql`problem.state = 'closed' and problem.revisit_due_on is not null and problem.revisited_at is null`,
  'to-extend': sql`problem.state in ('dispatched', 'acknowledged') and problem.extension_until is not null`,
}

/** Who did the step before does not do the next one: whom these columns name may not take it off the queue. */
export const barredBy: Readonly<Record<WorkQueue, readonly string[]>> = {
  'to-dispatch': [],
  'to-acknowledge': [],
  'to-rectify': [],
  'to-review': ['reported_by'],
  'to-check': ['reported_by'],
  'to-accept': ['reported_by', 'reviewed_by'],
  'to-revisit': ['closed_by'],
  'to-extend': ['extension_asked_by'],
}

/** What somebody may not take off the queue is not shown there. */
function notByOneself(queue: WorkQueue, person: string): RawBuilder<unknown> {
  const others = barredBy[queue].map((column) => sql`${sql.ref(`problem.${column}`)} is distinct from ${person}`)
  return others.length === 0 ? sql`true` : sql.join(others, sql` and `)
}

/** Dispatched to the unit of a post, in the village of a post, or of a household that the holder helps. */
function isResponsible(holder: WorkHolder, queue: WorkQueue, today: Day): RawBuilder<unknown> {
  const posts = postsFor(holder, queue).map((post) => {
    const unit = sql`problem.unit = ${post.unit}`
    const area = inItems({ county: holder.county, grants: [post] }, 'problem.county', 'problem.region', 'problem.department')
    return post.role === 'village' ? area : sql`(${unit} and ${area})`
  })
  return sql`(${sql.join([...posts, isHelper(holder, today)], sql` or `)})`
}

function isHelper({ person }: WorkHolder, today: Day): RawBuilder<unknown> {
  return sql`exists (select 1 from household_helper as helper
    where helper.county = problem.county and helper.household = problem.subject and helper.person = ${person}
      and ${holdsOn('helper', today)})`
}

function inQueue(holder: WorkHolder, queue: WorkQueue, today: Day, mine: boolean): RawBuilder<unknown> {
  const conditions = [waiting[queue], notByOneself(queue, holder.person)]
  if (queueRules[queue].owedBy === 'responsible') conditions.push(isResponsible(holder, queue, today))
  if (mine) conditions.push(isHelper(holder, today))
  return sql.join(conditions, sql` and `)
}

/** How much waits in each queue that concerns the holder and is worked through problem by problem. */
export async function countQueues(
  database: Database, holder: WorkHolder, today: Day, yellowDays: number,
): Promise<QueueCount[]> {
  const queues = problemQueues.filter((queue) => queuesOf(holder).includes(queue))
  if (queues.length === 0) return []
  const counts = queues.map((queue) => sql`
    select ${queue}::text as queue, count(*) as count, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on between ${today} and ${addDays(today, yellowDays)}) as "dueSoon"
    from (${someOf(holder, queue, today, false)}) as waiting`)
  const { rows } = await sql<QueueCount>`${sql.join(counts, sql` union all `)}`.execute(database)
  return queues.flatMap((queue) => rows.find((row) => row.queue === queue) ?? [])
}

export async function countQueue(
  database: Database, holder: WorkHolder, queue: WorkQueue, today: Day, mine: boolean,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${someOf(holder, queue, today, mine)}) as waiting`.execute(database)
  return rows[0]?.count ?? 0
}

/**
 * Up to a limit: an office with 100,000 problems need not wait for the exact number. In the order of an index: what waits in a queue
 * may lie together at the far end of the table, which nobody who asks for some of them expects.
 */
function someOf(holder: WorkHolder, queue: WorkQueue, today: Day, mine: boolean): RawBuilder<unknown> {
  return sql`select problem.due_on from problem where ${owedIn(holder, queue, today, mine)}
    order by problem.region limit ${WORK_COUNT_LIMIT + 1}`
}

/** The problems of a queue that the holder owes, as a condition on `problem`. */
export function owedIn(holder: WorkHolder, queue: WorkQueue, today: Day, mine = false): RawBuilder<unknown> {
  return sql`${inMyArea(holder, queue)} and ${inQueue(holder, queue, today, mine)}`
}

/** Told from the problem alone, so that an index on state and village answers. */
function inMyArea(holder: WorkHolder, queue: WorkQueue): RawBuilder<unknown> {
  return inItems(scopeFor(holder, queue), 'problem.county', 'problem.region', 'problem.department')
}

/** What waits in one queue, the nearest deadline first. */
export async function listQueueRows(
  database: Database, holder: WorkHolder, queue: WorkQueue, today: Day,
  { mine, after, limit }: { mine: boolean; after: readonly string[] | null; limit: number },
): Promise<ProblemRow[]> {
  const [dueOn = '', id = ''] = after ?? []
  const beyond = after
    ? sql`(coalesce(problem.due_on, '9999-12-31'), problem.id) > (${dueOn}::date, ${id}::uuid)`
    : sql`true`
  // The page is chosen first, from problems alone; only what is on it is joined with household and item.
  const { rows } = await sql<SelectedRow>`
    with chosen as materialized (
      select problem.id from problem
      where ${owedIn(holder, queue, today, mine)} and ${beyond}
      order by problem.due_on, problem.id limit ${limit})
    ${problemRows(scopeFor(holder, queue), {})} and problem.id = any(array(select id from chosen))
    order by problem.due_on, problem.id limit ${limit}`.execute(database)
  return rows.map(rowOf)
}
