import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { MinutesTold, VillageNotice, VillageNoticeFilter, VillageNoticeRow, VillageNoticeStanding, VillageNoticeState } from '@lookback/core/village-meetings'
import type { DB } from '../database/types.gen.ts'
import { inRegions, within } from '../database/scope.ts'
import { namedPlace } from './minutes.queries.ts'

const openObjections = sql`(select count(*)::integer from village_objection as objection
  where objection.county = notice.county and objection.notice = notice.id and objection.answered_at is null)`

/** The condition of each standing; figures, list and what is owed go by the same. */
function standsAs(standing: VillageNoticeStanding, today: Day): RawBuilder<unknown> {
  switch (standing) {
    case 'running':
      return sql`notice.state = 'running'`
    case 'to-end':
      return sql`(notice.state = 'running' and notice.to_day < ${today} and ${openObjections} = 0)`
    case 'objected':
      return sql`(notice.state = 'running' and ${openObjections} > 0)`
    case 'ended':
      return sql`notice.state in ('ended', 'overturned')`
  }
}

function source(scope: Scope, { standing, region }: VillageNoticeFilter, today: Day): RawBuilder<unknown> {
  const conditions = [inRegions(scope, 'notice.county', 'notice.village'), standing && standsAs(standing, today), region && within('notice.village', region)]
    .filter((condition) => typeof condition === 'object')
  return sql`from village_notice as notice
    join village_meeting_minutes as minutes on minutes.county = notice.county and minutes.meeting = notice.meeting and minutes.number = notice.number
    where ${sql.join(conditions, sql` and `)}`
}

const columns = sql`notice.id, notice.meeting, notice.number, notice.topic, notice.kind, notice.days, notice.village, notice.place, notice.from_day::text as "from", notice.to_day::text as "to",
  notice.photos, notice.state, notice.opened_at as "openedAt", notice.opened_by as "openedBy", notice.closed_at as "closedAt", notice.closed_by as "closedBy", notice.reason`
const listed = sql`${namedPlace('notice')}, minutes.told -> 'topics' -> (notice.topic - 1) ->> 'title' as title,
  (select count(*)::integer from village_objection as objection where objection.county = notice.county and objection.notice = notice.id) as objections, ${openObjections} as "openObjections"`

/** Notices within a scope, those that hang longest from now on first. */
export async function listNoticeRows(
  database: Kysely<DB>, scope: Scope, filter: VillageNoticeFilter, today: Day, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: VillageNoticeRow[]; total: number }> {
  const [to = '', id = ''] = after ?? []
  const beyond = after ? sql`(notice.to_day, notice.id) < (${to}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<VillageNoticeRow>`
    select notice.id, notice.meeting, notice.topic, notice.kind, notice.days, notice.village, notice.place, notice.from_day::text as "from", notice.to_day::text as "to", notice.state, ${listed}
    ${source(scope, filter, today)} and ${beyond} order by notice.to_day desc, notice.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(scope, filter, today)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

export async function countNotices(
  database: Kysely<DB>, scope: Scope, filter: VillageNoticeFilter, today: Day, width: number,
): Promise<{ key: string; running: number; toEnd: number; objected: number }[]> {
  const count = (standing: VillageNoticeStanding) => sql`count(*) filter (where ${standsAs(standing, today)})::integer`
  const { rows } = await sql<{ key: string; running: number; toEnd: number; objected: number }>`
    select left(notice.village, ${width}) as key, ${count('running')} as running, ${count('to-end')} as "toEnd", ${count('objected')} as objected ${source(scope, filter, today)} group by 1`.execute(database)
  return rows
}

/** What is owed of the notices of a county or of a scope: the village of each with the day on which it was due. */
export async function listToEnd(database: Kysely<DB>, scope: Scope, today: Day): Promise<{ village: string; due: Day }[]> {
  const { rows } = await sql<{ village: string; due: Day }>`select notice.village, (notice.to_day + 1)::text as due ${source(scope, { standing: 'to-end' }, today)}`.execute(database)
  return rows
}

type Kept = Omit<VillageNotice, 'openedAt' | 'closedAt'> & { openedAt: Date; closedAt: Date | null }

function noticeOf({ openedAt, closedAt, ...row }: Kept): VillageNotice {
  return { ...row, openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null }
}

/** A notice within a scope with the minutes on which it rests; `lock` holds it until the transaction ends. */
export async function findNotice(
  database: Kysely<DB>, scope: Scope, id: string, today: Day, { lock }: { lock: boolean },
): Promise<{ notice: VillageNotice; row: VillageNoticeRow; told: MinutesTold } | null> {
  const { rows: [found] } = await sql<Kept & Pick<VillageNoticeRow, 'villageName' | 'townshipName' | 'title' | 'objections' | 'openObjections'> & { told: MinutesTold }>`
    select ${columns}, ${listed}, minutes.told ${source(scope, {}, today)} and notice.id = ${id} ${lock ? sql`for update of notice` : sql``}`.execute(database)
  if (!found) return null
  const { told, villageName, townshipName, title, objections, openObjections: open, ...kept } = found
  const notice = noticeOf(kept)
  const { meeting, topic, kind, days, village, place, from, to, state } = notice
  return { notice, told, row: { id, meeting, topic, kind, days, village, place, from, to, state, villageName, townshipName, title, objections, openObjections: open } }
}

/** The notices of an entry of minutes, the latest first. */
export async function listNoticesOf(database: Kysely<DB>, county: string, meeting: string, number: number): Promise<VillageNotice[]> {
  const { rows } = await sql<Kept>`
    select ${columns} from village_notice as notice where notice.county = ${county} and notice.meeting = ${meeting} and notice.number = ${number}
    order by notice.opened_at desc, notice.id`.execute(database)
  return rows.map(noticeOf)
}

export async function insertNotice(transaction: Transaction<DB>, county: string, notice: VillageNotice): Promise<void> {
  const { from, to, openedAt, openedBy, closedAt, closedBy, photos, ...row } = notice
  await transaction.insertInto('village_notice').values({
    county, ...row, from_day: from, to_day: to, photos: [...photos], opened_at: openedAt, opened_by: openedBy, closed_at: closedAt, closed_by: closedBy,
  }).execute()
}

export async function setPhotos(transaction: Transaction<DB>, county: string, id: string, photos: readonly string[]): Promise<void> {
  await transaction.updateTable('village_notice').set({ photos: [...photos] }).where('county', '=', county).where('id', '=', id).execute()
}

export async function closeNotice(
  transaction: Transaction<DB>, county: string, id: string, { state, reason, by, at }: { state: VillageNoticeState; reason: string; by: string; at: string },
): Promise<void> {
  await transaction.updateTable('village_notice').set({ state, reason, closed_by: by, closed_at: at }).where('county', '=', county).where('id', '=', id).execute()
}

/** Names of notices that somebody may see: the village, the kind and the day. */
export async function nameNotices(database: Kysely<DB>, scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select notice.id, concat_ws(' ', region.name, notice.kind, notice.from_day::text) as name from village_notice as notice
    left join region on region.county = notice.county and region.code = notice.village
    where ${inRegions(scope, 'notice.county', 'notice.village')} and notice.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
