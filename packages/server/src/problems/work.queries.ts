import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { roleRules } from '@lookback/core/access'
import type { ProblemRow, QueueCount, WorkQueue } from '@lookback/core/problems'
import { actionRules, queueRules, WORK_COUNT_LIMIT, workQueues } from '@lookback/core/problems'
import type { Day } from '@lookback/core/time'
import { addDays } from '@lookback/core/time'
import type { Actor } from '../access/actor.ts'
import type { Database } from '../database/connect.ts'
import { inItems, within } from '../database/scope.ts'
import type { SelectedRow } from './queries.ts'
import { problemRows, rowOf } from './queries.ts'

/** The queues that somebody can have anything in. */
export function queuesOf(actor: Actor): WorkQueue[] {
  return workQueues.filter((queue) => scopeFor(actor, queue).grants.length > 0)
}

/** Where somebody owes the work of a queue: the areas of the posts whose tier owes it and may do it. */
function scopeFor(actor: Actor, queue: WorkQueue): Scope {
  const { action, owedBy } = queueRules[queue]
  const { tiers, permissions } = actionRules[action]
  const grants = actor.posts
    .filter(({ role }) => {
      const post = roleRules[role]
      return tiers.includes(post.tier) && permissions.some((permission) => post.permissions.includes(permission))
        && (owedBy === 'responsible' || owedBy.includes(post.tier))
    })
    .map(({ region, department }) => ({ region, department }))
  return { county: actor.county, grants }
}

/** Which problems wait in a queue: `queueOf` of the rules, in SQL. */
const waiting: Readonly<Record<WorkQueue, RawBuilder<unknown>>> = {
  'to-dispatch': sql`problem.state = 'found'`,
  'to-acknowledge': sql`problem.state = 'dispatched'`,
  'to-rectify': sql`problem.state = 'acknowledged'`,
  'to-review': sql`problem.state = 'reported'`,
  'to-check': sql`problem.state = 'reviewed' and problem.site_checked_at is null`,
  'to-accept': sql`problem.state = 'reviewed' and problem.site_checked_at is not null`,
  'to-revisit': sql`problem.state = 'closed' and problem.revisit_due_on is not null and problem.revisited_at is null`,
  'to-extend': sql`problem.state in ('dispatched', 'acknowledged') and problem.extension_until is not null`,
}

/** Who did the step before does not do the next one: what somebody may not take off the queue is not shown there. */
function notByOneself(queue: WorkQueue, person: string): RawBuilder<unknown> {
  const other = (column: string) => sql`${sql.ref(`problem.${column}`)} is distinct from ${person}`
  switch (queue) {
    case 'to-review':
      return other('reported_by')
    case 'to-accept':
      return sql`${other('reported_by')} and ${other('reviewed_by')}`
    case 'to-revisit':
      return other('closed_by')
    case 'to-extend':
      return other('extension_asked_by')
    case 'to-dispatch':
    case 'to-acknowledge':
    case 'to-rectify':
    case 'to-check':
      return sql`true`
  }
}

/** What the problem was dispatched to, the village that it lies in, and the helper of the household. */
function isResponsible(actor: Actor, today: Day): RawBuilder<unknown> {
  const units = actor.posts.map(({ unit }) => sql`problem.unit = ${unit}`)
  const villages = actor.posts.filter(({ role }) => role === 'village').map(({ region }) => within('household.village', region))
  return sql`(${sql.join([...units, ...villages, isHelper(actor, today)], sql` or `)})`
}

function isHelper({ person }: Actor, today: Day): RawBuilder<unknown> {
  return sql`exists (select 1 from household_helper as helper
    where helper.county = problem.county and helper.household = problem.subject and helper.person = ${person}
      and helper.valid_from <= ${today} and (helper.valid_to is null or helper.valid_to > ${today}))`
}

function inQueue(actor: Actor, queue: WorkQueue, today: Day, mine: boolean): RawBuilder<unknown> {
  const conditions = [waiting[queue], notByOneself(queue, actor.person)]
  if (queueRules[queue].owedBy === 'responsible') conditions.push(isResponsible(actor, today))
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
  return sql`select problem.due_on from problem
    join household on household.county = problem.county and household.id = problem.subject
    where ${inItems(scopeFor(actor, queue), 'problem.county', 'household.village', 'problem.department')}
      and ${inQueue(actor, queue, today, mine)}
    limit ${WORK_COUNT_LIMIT + 1}`
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
  const { rows } = await sql<SelectedRow>`
    ${problemRows(scopeFor(actor, queue), {})} and ${inQueue(actor, queue, today, mine)} and ${beyond}
    order by problem.due_on, problem.id limit ${limit}`.execute(database)
  return rows.map(rowOf)
}
