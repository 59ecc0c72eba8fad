import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { Contradiction, MeetingRule, MinutesTold, RegisteredPeople, VillageMeetingFilter, VillageMeetingRow, VillageMeetingStanding } from '@lookback/core/village-meetings'
import type { DB } from '../database/types.gen.ts'
import { inRegions, within } from '../database/scope.ts'

/** An entry of minutes as it is kept. */
export interface MinutesEntry {
  meeting: string
  number: number
  told: MinutesTold
  rule: MeetingRule
  hasQuorum: boolean
  contradictions: Contradiction[]
  registered: RegisteredPeople
  /** In percent with the minutes that they resemble. */
  likeness: number | null
  resembles: string | null
  contentHash: string
  signature: Buffer | null
  reason: string
  writtenAt: string
  writtenBy: string | null
}

/** Keeps an entry: it stands, and what stood before no longer does. */
export async function insertMinutes(transaction: Transaction<DB>, county: string, entry: MinutesEntry): Promise<void> {
  const { meeting, number, told, rule, registered } = entry
  await transaction.updateTable('village_meeting_minutes').set({ stands: false }).where('county', '=', county).where('meeting', '=', meeting).where('stands', '=', true).execute()
  await transaction.insertInto('village_meeting_minutes').values({
    county, meeting, number, stands: true, village: told.village, grouping: told.group, body: told.body, base: told.base, called_on: told.calledOn, day: told.day, starts_at: told.startsAt,
    due: told.due, present: told.present, has_quorum: entry.hasQuorum, contradictions: entry.contradictions, adults: registered.adults, registered_households: registered.households,
    likeness: entry.likeness, resembles: entry.resembles, content_hash: entry.contentHash, signature: entry.signature, told: JSON.stringify(told), rule: JSON.stringify(rule), reason: entry.reason,
    written_at: entry.writtenAt, written_by: entry.writtenBy,
  }).execute()
  const concerned = told.topics.flatMap(({ households }, index) => households.map((one) => ({ county, meeting, number, topic: index + 1, ...one })))
  if (concerned.length > 0) await transaction.insertInto('village_meeting_household').values(concerned).execute()
}

/** What stands of a meeting within a scope; `lock` holds it until the transaction ends. */
export async function findMinutes(database: Kysely<DB>, scope: Scope, meeting: string, { lock }: { lock: boolean }): Promise<MinutesEntry | null> {
  const [found] = await readEntries(database, sql`${inRegions(scope, 'minutes.county', 'minutes.village')} and minutes.meeting = ${meeting} and minutes.stands`, lock)
  return found ?? null
}

/** All entries of a meeting within a scope, the first first. */
export async function listEntries(database: Kysely<DB>, scope: Scope, meeting: string): Promise<MinutesEntry[]> {
  return readEntries(database, sql`${inRegions(scope, 'minutes.county', 'minutes.village')} and minutes.meeting = ${meeting}`, false)
}

async function readEntries(database: Kysely<DB>, where: RawBuilder<unknown>, lock: boolean): Promise<MinutesEntry[]> {
  const { rows } = await sql<Omit<MinutesEntry, 'writtenAt' | 'registered'> & RegisteredPeople & { writtenAt: Date }>`
    select minutes.meeting, minutes.number, minutes.told, minutes.rule, minutes.has_quorum as "hasQuorum", minutes.contradictions, minutes.adults, minutes.registered_households as households,
      minutes.likeness, minutes.resembles, minutes.content_hash as "contentHash", minutes.signature, minutes.reason, minutes.written_at as "writtenAt", minutes.written_by as "writtenBy"
    from village_meeting_minutes as minutes where ${where} order by minutes.number ${lock ? sql`for update` : sql``}`.execute(database)
  return rows.map(({ adults, households, writtenAt, ...row }) => ({ ...row, registered: { adults, households }, writtenAt: writtenAt.toISOString() }))
}

/** The standing minutes within a scope in which a resolution is about a household, the latest first. */
export async function listConcerning(database: Kysely<DB>, scope: Scope, household: string): Promise<{ meeting: string; topic: number }[]> {
  const { rows } = await sql<{ meeting: string; topic: number }>`
    select minutes.meeting, concerned.topic from village_meeting_household as concerned
    join village_meeting_minutes as minutes on minutes.county = concerned.county and minutes.meeting = concerned.meeting and minutes.number = concerned.number and minutes.stands
    where concerned.county = ${scope.county} and concerned.household = ${household} and ${inRegions(scope, 'minutes.county', 'minutes.village')}
    order by minutes.day desc, minutes.meeting, concerned.topic`.execute(database)
  return rows
}

/** How many adults and households the register has of a village on a day; whose birth nobody knows counts as an adult. */
export async function countRegistered(database: Kysely<DB>, county: string, village: string, day: Day): Promise<RegisteredPeople> {
  const eighteen = `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`
  const { rows } = await sql<RegisteredPeople>`
    select count(distinct household.id)::integer as households, count(member.id) filter (where member.birth_date is null or member.birth_date::text <= ${eighteen})::integer as adults
    from household left join member on member.county = household.county and member.household = household.id
    where household.county = ${county} and household.village = ${village} and household.ended_at is null`.execute(database)
  return rows[0] ?? { adults: 0, households: 0 }
}

/** Which of some households the register has in a village. */
export async function householdsOf(database: Kysely<DB>, county: string, village: string, ids: readonly string[]): Promise<Map<string, { number: string; headName: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; number: string; headName: string }>`
    select id, number, head_name as "headName" from household where county = ${county} and village = ${village} and id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, number, headName }) => [id, { number, headName }]))
}

/** Every name in some households, the longest first: what hangs on a wall is masked by them. */
export async function listNamesIn(database: Kysely<DB>, county: string, households: readonly string[]): Promise<string[]> {
  if (households.length === 0) return []
  const ids = [...households]
  const { rows } = await sql<{ name: string }>`
    select head_name as name from household where county = ${county} and id = any(${ids}::uuid[])
    union select name from member where county = ${county} and household = any(${ids}::uuid[])`.execute(database)
  return rows.map(({ name }) => name).filter((name) => name !== '').sort((one, other) => other.length - one.length)
}

/** Minutes with which others are compared. */
export interface ComparedMinutes {
  meeting: string
  signature: Buffer
}

/** The standing minutes of a county of some days before a day, without those of one meeting. */
export async function listSignatures(database: Kysely<DB>, county: string, { day, days, but }: { day: Day; days: number; but: string }): Promise<ComparedMinutes[]> {
  const { rows } = await sql<ComparedMinutes>`
    select meeting, signature from village_meeting_minutes
    where county = ${county} and stands and signature is not null and meeting <> ${but} and day between ${addDays(day, -days)} and ${day}
    order by written_at, meeting`.execute(database)
  return rows
}

export async function listTexts(database: Kysely<DB>, county: string, meetings: readonly string[]): Promise<{ meeting: string; told: MinutesTold }[]> {
  const { rows } = await sql<{ meeting: string; told: MinutesTold }>`
    select meeting, told from village_meeting_minutes where county = ${county} and stands and meeting = any(${[...meetings]}::uuid[]) order by written_at, meeting`.execute(database)
  return rows
}

/** The condition of each standing; figures and list go by the same. */
function standsAs(standing: VillageMeetingStanding): RawBuilder<unknown> {
  return standing === 'contradicting' ? sql`cardinality(minutes.contradictions) > 0` : sql`minutes.likeness is not null`
}

function source(scope: Scope, { standing, region, body, month }: VillageMeetingFilter): RawBuilder<unknown> {
  const conditions = [
    inRegions(scope, 'minutes.county', 'minutes.village'), sql`minutes.stands`, standing && standsAs(standing), region && within('minutes.village', region), body && sql`minutes.body = ${body}`,
    month && sql`to_char(minutes.day, 'YYYY-MM') = ${month}`,
  ].filter((condition) => typeof condition === 'object')
  return sql`from village_meeting_minutes as minutes where ${sql.join(conditions, sql` and `)}`
}

/** Names of the place of a row that has a village. */
export function namedPlace(table: string): RawBuilder<unknown> {
  const at = (column: string) => sql.ref(`${table}.${column}`)
  return sql`coalesce((select region.name from region where region.county = ${at('county')} and region.code = ${at('village')}), ${at('village')}) as "villageName",
    coalesce((select region.name from region where region.county = ${at('county')} and region.code = left(${at('village')}, 9)), '') as "townshipName"`
}

/** Minutes within a scope, the latest first. */
export async function listMinutesRows(
  database: Kysely<DB>, scope: Scope, filter: VillageMeetingFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: VillageMeetingRow[]; total: number }> {
  const [day = '', id = ''] = after ?? []
  const beyond = after ? sql`(minutes.day, minutes.meeting) < (${day}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<VillageMeetingRow>`
    select minutes.meeting as id, minutes.number, minutes.village, ${namedPlace('minutes')}, minutes.grouping as "group", minutes.body, minutes.day::text as day, minutes.due, minutes.present,
      jsonb_array_length(minutes.told -> 'topics') as topics, (select string_agg(topic ->> 'title', '；') from jsonb_array_elements(minutes.told -> 'topics') as topic) as titles,
      minutes.has_quorum as "hasQuorum", minutes.contradictions, minutes.likeness
    ${source(scope, filter)} and ${beyond} order by minutes.day desc, minutes.meeting desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(scope, filter)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** How many minutes contradict or were copied, by the first letters of their village's code. */
export async function countMinutes(database: Kysely<DB>, scope: Scope, filter: VillageMeetingFilter, width: number): Promise<{ key: string; contradicting: number; copied: number }[]> {
  const { rows } = await sql<{ key: string; contradicting: number; copied: number }>`
    select left(minutes.village, ${width}) as key, count(*) filter (where ${standsAs('contradicting')})::integer as contradicting, count(*) filter (where ${standsAs('copied')})::integer as copied
    ${source(scope, filter)} group by 1`.execute(database)
  return rows
}

/** Names of meetings that somebody may see: the village, the body and the day. */
export async function nameMinutes(database: Kysely<DB>, scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select minutes.meeting as id, concat_ws(' ', region.name, minutes.body, minutes.day::text) as name from village_meeting_minutes as minutes
    left join region on region.county = minutes.county and region.code = minutes.village
    where ${inRegions(scope, 'minutes.county', 'minutes.village')} and minutes.stands and minutes.meeting = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A file that minutes or notices within a scope show, where whoever named it has it. */
export async function findVillagePhoto(database: Kysely<DB>, scope: Scope, id: string, sha256: string): Promise<{ content: Buffer; mediaType: string } | null> {
  const { rows: [photo] } = await sql<{ content: Buffer; mediaType: string }>`
    select file.content, file.media_type as "mediaType" from (
      select minutes.county, minutes.village, minutes.written_by as person from village_meeting_minutes as minutes
      where minutes.meeting = ${id} and (minutes.told -> 'photos' ? ${sha256} or minutes.told -> 'papers' ? ${sha256})
      union all select notice.county, notice.village, notice.opened_by from village_notice as notice where notice.id = ${id} and ${sha256} = any(notice.photos)
    ) as shown
    join evidence_file as file on file.county = shown.county and file.sha256 = decode(${sha256}, 'hex') and file.let_go_in is null
    where ${inRegions(scope, 'shown.county', 'shown.village')} limit 1`.execute(database)
  return photo ?? null
}

export interface AddedRemark {
  id: string
  meeting: string
  village: string
  text: string
  at: string
  by: string
}

export async function insertRemark(transaction: Transaction<DB>, county: string, { at, by, ...remark }: AddedRemark): Promise<void> {
  await transaction.insertInto('village_meeting_remark').values({ county, ...remark, written_at: at, written_by: by }).execute()
}

export async function listRemarks(database: Kysely<DB>, scope: Scope, meeting: string): Promise<{ id: string; text: string; writtenAt: string; writtenBy: string | null }[]> {
  const { rows } = await sql<{ id: string; text: string; writtenAt: Date; writtenBy: string | null }>`
    select remark.id, remark.text, remark.written_at as "writtenAt", remark.written_by as "writtenBy" from village_meeting_remark as remark
    where ${inRegions(scope, 'remark.county', 'remark.village')} and remark.meeting = ${meeting} order by remark.written_at, remark.id`.execute(database)
  return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toISOString() }))
}
