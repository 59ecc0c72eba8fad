import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { roleRules } from '@lookback/core/capabilities'
import type { ProblemRow, WorkQueue } from '@lookback/core/problems'
import type { QueueCount } from '@lookback/core/work'
import { actionRules, queueRules, workQueues } from '@lookback/core/problems'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { inItems } from '../database/scope.ts'
import type { SelectedRow } from '../problems/queries.ts'
import { problemRows, rowOf } from '../problems/queries.ts'
import { holdsOn } from '../database/dated.ts'

/** The queues that somebody can have anything in. */
export function queuesOf(actor: Actor): WorkQueue[] {
  return workQueues.filter((queue) => scopeFor(actor, queue).grants.length > 0)
}

/** The posts from which somebody owes the work of a queue: of a tier that owes it, and that may do it. */
function postsFor(actor: Actor, queue: WorkQueue): Actor['posts'] {
  const { action, owedBy } = queueRules[queue]
  const { tiers, permissions } = actionRules[action]
  return actor.posts.filter(({ role }) => {
    const post = roleRules[role]
    return tiers.includes(post.tier) && permissions.some((permission) => post.permissions.includes(permission))
      && (owedBy === 'responsible' || owedBy.includes(post.tier))
  })
}

/** Where somebody owes the work of a queue: the areas of those posts. */
function scopeFor(actor: Actor, queue: WorkQueue): Scope {
  return { county: actor.county, grants: postsFor(actor, queue).map(({ region, department }) => ({ region, department })) }
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

/** Dispatched to the unit of a post, in the village of a post, or of a household that the actor helps. */
function isResponsible(actor: Actor, queue: WorkQueue, today: Day): RawBuilder<unknown> {
  const posts = postsFor(actor, queue).map((post) => {
    const unit = sql`problem.unit = ${post.unit}`
    const area = inItems({ county: actor.county, grants: [post] }, 'problem.county', 'problem.village', 'problem.department')
    return post.role === 'village' ? area : sql`(${unit} and ${area})`
  })
  return sql`(${sql.join([...posts, isHelper(actor, today)], sql` or `)})`
}

function isHelper({ person }: Actor, today: Day): RawBuilder<unknown> {
  return sql`exists (select 1 from household_helper as helper
    where helper.county = problem.county and helper.household = problem.subject and helper.person = ${person}
      and ${holdsOn('helper', today)})`
}

function inQueue(actor: Actor, queue: WorkQueue, today: Day, mine: boolean): RawBuilder<unknown> {
  const conditions = [waiting[queue], notByOneself(queue, actor.person)]
  if (queueRules[queue].owedBy === 'responsible') conditions.push(isResponsible(actor, queue, today))
  if (mine) conditions.push(isHelper(actor, today))
  return sql.join(conditions, sql` and `)
}

/** How much waits in each queue that concerns the actor. */
export async function countWork(
  database: Database, actor: Actor, today: Day, yellowDays: number,
): Promise<QueueCount[]> {
  const queues = queuesOf(actor)
  if (queues.length === 0) return []
  const counts = queues.map((queue) => sql`
    select ${queue}::text as queue, count(*) as count, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on between ${today} and ${addDays(today, yellowDays)}) as "dueSoon"
    from (${someOf(actor, queue, today, false)}) as waiting`)
  const { rows } = await sql<QueueCount>`${sql.join(counts, sql` union all `)}`.execute(database)
  return queues.flatMap((queue) => rows.find((row) => row.queue === queue) ?? [])
}

export async function countQueue(
  database: Database, actor: Actor, queue: WorkQueue, today: Day, mine: boolean,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${someOf(actor, queue, today, mine)}) as waiting`.execute(database)
  return rows[0]?.count ?? 0
}

/** Up to a limit: an office with 100,000 problems need not wait for the exact number. */
function someOf(actor: Actor, queue: WorkQueue, today: Day, mine: boolean): RawBuilder<unknown> {
  return sql`select problem.due_on from problem where ${inMyArea(actor, queue)} and ${inQueue(actor, queue, today, mine)}
    limit ${WORK_COUNT_LIMIT + 1}`
}

/** Told from the problem alone, so that an index on state and village answers. */
function inMyArea(actor: Actor, queue: WorkQueue): RawBuilder<unknown> {
  return inItems(scopeFor(actor, queue), 'problem.county', 'problem.village', 'problem.department')
}

/** What waits in one queue, the nearest deadline first. */
export async function listQueue(
  database: Database, actor: Actor, queue: WorkQueue, today: Day,
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
      where ${inMyArea(actor, queue)} and ${inQueue(actor, queue, today, mine)} and ${beyond}
      order by problem.due_on, problem.id limit ${limit})
    ${problemRows(scopeFor(actor, queue), {})} and problem.id = any(array(select id from chosen))
    order by problem.due_on, problem.id limit ${limit}`.execute(database)
  return rows.map(rowOf)
}
