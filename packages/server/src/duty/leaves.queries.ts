import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Leave, LeaveFilter, LeaveRow } from '@lookback/core/duty'
import { leaveDays } from '@lookback/core/duty'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { within } from '../database/scope.ts'
import type { NamesOf } from '../kit/names.ts'
import type { WorkHolder } from '../kit/work.ts'
import type { Waiting } from './findings.queries.ts'
import { approvedAreas, dutyReader, mayDecideLeave } from './reader.ts'
import { concernsPost } from './scope.queries.ts'

/** What waits for somebody's approval: of the tier and the places of the own posts, and not of oneself. */
function waits(holder: WorkHolder): RawBuilder<unknown> {
  const areas = (['township', 'county'] as const).flatMap((tier) => approvedAreas(holder, tier).map((area) => sql`(slip.tier = ${tier} and ${within('slip.village', area)})`))
  if (areas.length === 0) return sql`false`
  return sql`(slip.state = 'asked' and slip.person <> ${holder.person} and (${sql.join(areas, sql` or `)}))`
}

function source(holder: WorkHolder, { standing, region, queue }: LeaveFilter, today: Day): RawBuilder<unknown> {
  const conditions = [
    concernsPost('slip', dutyReader(holder)), region && within('slip.village', region), queue && waits(holder),
    standing && (standing === 'today' ? sql`(slip.state = 'approved' and ${today} between slip.from_day and slip.to_day)` : sql`slip.state = ${standing}`),
  ].filter((condition) => typeof condition === 'object')
  return sql`from duty_leave as slip where ${sql.join(conditions, sql` and `)}`
}

type Listed = Omit<LeaveRow, 'askedAt' | 'decidedAt' | 'days' | 'mayDecide'> & { askedAt: Date; decidedAt: Date | null }

/** Slips that concern somebody, the latest first. */
export async function listLeaveRows(
  database: Kysely<DB>, holder: WorkHolder, filter: LeaveFilter, today: Day, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: LeaveRow[]; total: number }> {
  const [from = '', id = ''] = after ?? []
  const beyond = after ? sql`(slip.from_day, slip.id) < (${from}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Listed>`
    select slip.id, slip.post, slip.person, slip.village, slip.kind, slip.is_official as "isOfficial", slip.may_be_later as "mayBeLater", slip.from_day as "from", slip.to_day as "to",
      slip.tier, slip.state, slip.reason, slip.asked_at as "askedAt", slip.asked_by as "askedBy", slip.decided_at as "decidedAt", slip.decided_by as "decidedBy",
      (select person.name from person where person.county = slip.county and person.id = slip.person) as name,
      (select post.title from post where post.county = slip.county and post.id = slip.post) as title,
      (select unit.name from unit where unit.county = slip.county and unit.code = slip.unit) as "unitName",
      coalesce((select region.name from region where region.county = slip.county and region.code = slip.village), slip.village) as "villageName",
      (select person.name from person where person.county = slip.county and person.id = slip.asked_by) as "askedByName",
      (select person.name from person where person.county = slip.county and person.id = slip.decided_by) as "decidedByName"
    ${source(holder, filter, today)} and ${beyond} order by slip.from_day desc, slip.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(holder, filter, today)}`.execute(database)
  return {
    rows: rows.map(({ askedAt, decidedAt, ...row }) => ({
      ...row, days: leaveDays(row), mayDecide: mayDecideLeave(holder, row), askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null,
    })),
    total: all.rows[0]?.total ?? 0,
  }
}

export async function insertLeave(transaction: Transaction<DB>, county: string, leave: Leave & { unit: string; reason: string }): Promise<void> {
  await transaction.insertInto('duty_leave').values({
    county, id: leave.id, post: leave.post, person: leave.person, unit: leave.unit, village: leave.village, kind: leave.kind, is_official: leave.isOfficial,
    may_be_later: leave.mayBeLater, from_day: leave.from, to_day: leave.to, tier: leave.tier, state: leave.state, reason: leave.reason, asked_at: leave.askedAt, asked_by: leave.askedBy,
  }).execute()
}

/** A slip of the same post, not refused, that has a day in common. The post is held until the transaction ends: of two asked for at once one is first. */
export async function findOverlapping(transaction: Transaction<DB>, county: string, { post, from, to }: Pick<Leave, 'post' | 'from' | 'to'>): Promise<Pick<Leave, 'kind' | 'from' | 'to'> | null> {
  await transaction.selectFrom('post').select('id').where('county', '=', county).where('id', '=', post).forUpdate().execute()
  const slip = await transaction.selectFrom('duty_leave').select(['kind', 'from_day as from', 'to_day as to'])
    .where('county', '=', county).where('post', '=', post).where('state', '<>', 'refused').where('from_day', '<=', to).where('to_day', '>=', from).orderBy('from_day').executeTakeFirst()
  return slip ?? null
}

type LockedLeave = Pick<Leave, 'state' | 'tier' | 'person' | 'village' | 'askedBy'>

/** Slips by person, kind and days, as far as they concern the reader. */
export const nameSlips: NamesOf = async (database, reader, ids) => {
  const { rows } = await sql<{ id: string; name: string; kind: string; from: Day; to: Day }>`
    select slip.id, person.name, slip.kind, slip.from_day as "from", slip.to_day as "to" from duty_leave as slip
    join person on person.county = slip.county and person.id = slip.person
    where ${concernsPost('slip', dutyReader(reader))} and slip.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, name, kind, from, to }) => [id, `${name} ${kind} ${from} – ${to}`]))
}

/** A slip that concerns somebody, held until the transaction ends. */
export async function lockLeave(transaction: Transaction<DB>, holder: WorkHolder, id: string): Promise<LockedLeave | null> {
  const { rows } = await sql<LockedLeave>`
    select slip.state, slip.tier, slip.person, slip.village, slip.asked_by as "askedBy" from duty_leave as slip where ${concernsPost('slip', dutyReader(holder))} and slip.id = ${id} for update`.execute(transaction)
  return rows[0] ?? null
}

export async function setLeave(transaction: Transaction<DB>, county: string, id: string, { isApproved, by, at }: { isApproved: boolean; by: string; at: Date }): Promise<void> {
  await transaction.updateTable('duty_leave').set({ state: isApproved ? 'approved' : 'refused', decided_by: by, decided_at: at })
    .where('county', '=', county).where('id', '=', id).execute()
}

export async function countLeaveQueue(database: Kysely<DB>, holder: WorkHolder, today: Day, yellowDays: number): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*)::integer as count, count(*) filter (where slip.from_day < ${today})::integer as overdue,
      count(*) filter (where slip.from_day between ${today} and ${addDays(today, yellowDays)})::integer as "dueSoon"
    from duty_leave as slip where slip.county = ${holder.county} and ${waits(holder)}`.execute(database)
  return rows[0] ?? { count: 0, overdue: 0, dueSoon: 0 }
}

export async function listAskedLeaves(database: Kysely<DB>, county: string): Promise<Pick<Leave, 'state' | 'tier' | 'person' | 'village' | 'from'>[]> {
  const { rows } = await sql<Pick<Leave, 'state' | 'tier' | 'person' | 'village' | 'from'>>`
    select state, tier, person, village, from_day as "from" from duty_leave where county = ${county} and state = 'asked'`.execute(database)
  return rows
}
