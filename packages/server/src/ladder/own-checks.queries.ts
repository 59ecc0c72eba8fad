import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { LeaderKind, OwnCheck, OwnCheckRow, OwnCheckWay } from '@lookback/core/ladder'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { beginOf, dayIn } from '../database/dated.ts'
import { isReal, says } from '../problems/index.ts'

/** The days of a month: from its first to before the first of the next. */
export interface Span {
  from: Day
  before: Day
}

/** A leader with what for, who held such a post on some day of a span. */
export interface Leader {
  person: string
  name: string
  title: string
  kinds: LeaderKind[]
}

/** The leaders of a span, or one of them, by name. */
export async function listLeaders(database: Kysely<DB>, county: string, { from, before }: Span, person: string | null): Promise<Leader[]> {
  const { rows } = await sql<Leader>`
    select post.person, person.name, (array_agg(post.title order by post.duty = 'county-lead' desc, post.id))[1] as title,
      array_agg(distinct case when post.duty in ('county-lead', 'leader-in-charge') then post.duty else 'other' end) as kinds
    from post join person on person.county = post.county and person.id = post.person
    where post.county = ${county} and post.role = 'leader' and post.valid_from < ${before} and (post.valid_to is null or post.valid_to > ${from})
      and ${person === null ? sql`true` : sql`post.person = ${person}`}
    group by post.person, person.name order by person.name, post.person`.execute(database)
  return rows
}

interface Asked {
  span: Span
  person: string | null
  way?: OwnCheckWay | undefined
}

/** What leaders did in person within a span: every record that tells of it once. */
function done(county: string, { span, person, way }: Asked): RawBuilder<unknown> {
  const within = (column: string) => sql`${sql.ref(column)} >= ${beginOf(span.from)} and ${sql.ref(column)} < ${beginOf(span.before)}`
  const whose = (column: string) => (person === null ? sql`${sql.ref(column)} is not null` : sql`${sql.ref(column)} = ${person}`)
  return sql`from (
      select entry.id::text as id, entry.actor as person, entry.payload ->> 'how' as way, 'problem' as source, ${dayIn('entry.happened_at')} as day, entry.problem as about,
        problem.number as text, problem.region as place, null::text[] as photos
      from log_entry as entry join problem on problem.county = entry.county and problem.id = entry.problem
      where entry.county = ${county} and ${says('entry.kind', 'leader-check')} and ${isReal} and ${whose('entry.actor')} and ${within('entry.happened_at')}
      union all
      select visit.id::text, visit.inspector, 'verified', 'visit', ${dayIn('visit.received_at')}, visit.subject, household.number, visit.village, null
      from standing_visit as visit join household on household.county = visit.county and household.id = visit.subject
      where visit.county = ${county} and ${whose('visit.inspector')} and ${within('visit.received_at')}
      union all
      select checked.id::text, checked.inspector, 'verified', 'duty', ${dayIn('checked.at')}, checked.id, '', checked.village, null from duty_check as checked
      where checked.county = ${county} and ${whose('checked.inspector')} and checked.fed_back_tier is null and ${within('checked.at')}
      union all
      select sent.id::text, sent.reported_by, 'supervised', 'supervision', sent.day, sent.listing, listing.number, listing.region, null
      from supervision_check as sent join supervision_listing as listing on listing.county = sent.county and listing.id = sent.listing
      where sent.county = ${county} and ${whose('sent.reported_by')} and sent.day >= ${span.from} and sent.day < ${span.before}
      union all
      select own.id::text, own.person, own.way, 'own', own."on", own.id, own.seen || '（' || own.witness || '）', own.village, own.photos from own_check as own
      where own.county = ${county} and ${whose('own.person')} and own."on" >= ${span.from} and own."on" < ${span.before}
    ) as done
    join person on person.county = ${county} and person.id = done.person
    left join region on region.county = ${county} and region.code = done.place
    where ${way === undefined ? sql`true` : sql`done.way = ${way}`} and ${isLeader(county, span)}`
}

/** Whoever did it held a leader's post on some day of the span. */
function isLeader(county: string, { from, before }: Span): RawBuilder<unknown> {
  return sql`exists (select 1 from post where post.county = ${county} and post.person = done.person and post.role = 'leader'
    and post.valid_from < ${before} and (post.valid_to is null or post.valid_to > ${from}))`
}

/** The latest first. */
export async function listDone(
  database: Kysely<DB>, county: string, asked: Asked, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: OwnCheckRow[]; total: number }> {
  const [day = '', id = ''] = after ?? []
  const beyond = after ? sql`(done.day, done.source || done.id) < (${day}::date, ${id})` : sql`true`
  const { rows } = await sql<OwnCheckRow>`
    select done.id, done.person, person.name, done.way, done.source, done.day, done.about, concat_ws(' ', region.name, nullif(done.text, '')) as text, coalesce(done.photos, '{}') as photos
    ${done(county, asked)} and ${beyond} order by done.day desc, done.source || done.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${done(county, asked)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** How often each leader did what. */
export async function countDone(database: Kysely<DB>, county: string, asked: Asked): Promise<{ person: string; way: OwnCheckWay; count: number }[]> {
  const { rows } = await sql<{ person: string; way: OwnCheckWay; count: number }>`
    select done.person, done.way, count(*)::integer as count ${done(county, asked)} group by done.person, done.way`.execute(database)
  return rows
}

/** An own check as it is kept, by column. */
export function ownCheckRow(county: string, check: OwnCheck) {
  return { county, ...check, photos: [...check.photos] }
}

export async function insertOwnCheck(transaction: Transaction<DB>, county: string, check: OwnCheck): Promise<void> {
  await transaction.insertInto('own_check').values(ownCheckRow(county, check)).execute()
}

/** A photo of a leader's own check, where that leader has it; of anybody's with `person` null. */
export async function findOwnCheckPhoto(
  database: Kysely<DB>, county: string, { id, person, sha256 }: { id: string; person: string | null; sha256: string },
): Promise<{ content: Buffer; mediaType: string } | null> {
  const { rows: [photo] } = await sql<{ content: Buffer; mediaType: string }>`
    select file.content, file.media_type as "mediaType" from own_check as own
    join evidence_file as file on file.county = own.county and file.sha256 = decode(${sha256}, 'hex') and file.let_go_in is null
    join evidence_holder as holder on holder.county = own.county and holder.person = own.person and holder.sha256 = file.sha256
    where own.county = ${county} and own.id = ${id} and ${sha256} = any(own.photos) and ${person === null ? sql`true` : sql`own.person = ${person}`}`.execute(database)
  return photo ?? null
}
