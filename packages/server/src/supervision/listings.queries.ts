import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { ListedSubject, ListingFilter, ListingRow, ListingStanding, ListingView, SupervisionCounts } from '@lookback/core/supervision'
import type { DB } from '../database/types.gen.ts'
import { within } from '../database/scope.ts'
import type { WorkHolder } from '../kit/work.ts'
import { waitsIn } from './queues.queries.ts'
import { readerOf } from './reader.ts'
import { concerns, isOwn } from './scope.queries.ts'

/** The condition of each standing; figures and list go by the same. */
function standsAs(standing: ListingStanding, today: Day): RawBuilder<unknown> {
  switch (standing) {
    case 'listed':
      return sql`listing.state <> 'off'`
    case 'overdue':
      return sql`(listing.state <> 'off' and listing.until < ${today})`
    case 'accepted':
      return sql`listing.state = 'accepted'`
    case 'again':
      return sql`(listing.state <> 'off' and listing.times > 1)`
    case 'off':
      return sql`listing.state = 'off'`
  }
}

function source(holder: WorkHolder, { standing, kind, grade, region, queue, own }: ListingFilter, today: Day): RawBuilder<unknown> {
  const conditions = [
    concerns(readerOf(holder)),
    standing && standsAs(standing, today),
    kind && sql`listing.kind = ${kind}`,
    grade && sql`listing.grade = ${grade}`,
    region && within('listing.region', region),
    queue && waitsIn(queue, holder, today),
    own && isOwn(readerOf(holder)),
  ].filter((condition) => typeof condition === 'object')
  return sql`from supervision_listing as listing where ${sql.join(conditions, sql` and `)}`
}

/** What is listed is called as the place or the department is. */
const nameOf = sql`coalesce(
  case when listing.kind = 'department' then (select unit.name from unit where unit.county = listing.county and unit.code = listing.code)
    else (select region.name from region where region.county = listing.county and region.code = listing.code) end, listing.code)`

/** The list, the latest first. */
export async function listListingRows(
  database: Kysely<DB>, holder: WorkHolder, filter: ListingFilter, today: Day, { after, limit, skip = 0 }: { after: readonly string[] | null; limit: number; skip?: number },
): Promise<{ rows: (ListingRow & { year: number; ordinal: number })[]; total: number }> {
  const [year = '0', ordinal = '0'] = after ?? []
  const beyond = after ? sql`(listing.year, listing.ordinal) < (${year}::integer, ${ordinal}::integer)` : sql`true`
  const { rows } = await sql<Omit<ListingRow, 'subject'> & ListedSubject & { year: number; ordinal: number }>`
    select listing.id, listing.year, listing.ordinal, listing.number, listing.kind, listing.code, listing.grade, listing.times, listing.listed_on as "listedOn",
      listing.lead_name as "leadName", listing.until, listing.state, listing.ended_on as "endedOn", ${nameOf} as name, listing.reasons -> 0 ->> 'text' as reason,
      (select unit.name from unit where unit.county = listing.county and unit.code = listing.team) as "teamName",
      (select count(*)::integer from supervision_check as seen where seen.county = listing.county and seen.listing = listing.id and seen.reported_at is not null) as checks,
      ${standsAs('overdue', today)} as "isOverdue"
    ${source(holder, filter, today)} and ${beyond} order by listing.year desc, listing.ordinal desc limit ${limit} offset ${skip}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(holder, filter, today)}`.execute(database)
  return { rows: rows.map(({ kind, code, ...row }) => ({ ...row, subject: { kind, code } })), total: all.rows[0]?.total ?? 0 }
}

export async function countListingRows(database: Kysely<DB>, holder: WorkHolder, filter: ListingFilter, today: Day): Promise<SupervisionCounts> {
  const count = (standing: ListingStanding) => sql`count(*) filter (where ${standsAs(standing, today)})::integer`
  const { rows } = await sql<SupervisionCounts>`
    select ${count('listed')} as listed, ${count('overdue')} as overdue, ${count('accepted')} as accepted, ${count('again')} as again, ${count('off')} as off
    ${source(holder, filter, today)}`.execute(database)
  return rows[0] ?? { listed: 0, overdue: 0, accepted: 0, again: 0, off: 0 }
}

/** What stands on the list, and how often each has been on it. */
export async function listEverListed(database: Kysely<DB>, county: string): Promise<(ListedSubject & { times: number; isListed: boolean })[]> {
  const { rows } = await sql<ListedSubject & { times: number; isListed: boolean }>`
    select kind, code, count(*)::integer as times, bool_or(state <> 'off') as "isListed" from supervision_listing
    where county = ${county} group by kind, code`.execute(database)
  return rows
}

export async function countListedTownships(database: Kysely<DB>, county: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from supervision_listing where county = ${county} and kind = 'township' and state <> 'off'`.execute(database)
  return rows[0]?.count ?? 0
}

/** Whatever a place or a department has been listed as, the first first. */
export async function listTimes(database: Kysely<DB>, county: string, { kind, code }: ListedSubject): Promise<(ListingView['others'][number] & { state: string })[]> {
  const { rows } = await sql<ListingView['others'][number] & { state: string }>`
    select id, number, grade, listed_on as "listedOn", ended_on as "endedOn", state from supervision_listing
    where county = ${county} and kind = ${kind} and code = ${code} order by year, ordinal`.execute(database)
  return rows
}

/** The listings that concern somebody, by number and name. */
export async function nameListings(database: Kysely<DB>, holder: WorkHolder, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; number: string; name: string }>`
    select listing.id, listing.number, ${nameOf} as name from supervision_listing as listing
    where ${concerns(readerOf(holder))} and listing.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, number, name }) => [id, `${number} ${name}`]))
}

/** Nobody else puts anything on the list until this transaction has ended. */
export async function holdList(transaction: Transaction<DB>, county: string, year: number): Promise<void> {
  await sql`insert into supervision_number (county, year, last) values (${county}, ${year}, 0)
    on conflict (county, year) do update set last = supervision_number.last`.execute(transaction)
}

/** The next number of a year: nobody else gets one until this transaction has ended, and none is lost where it fails. */
export async function takeOrdinal(transaction: Transaction<DB>, county: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into supervision_number (county, year, last) values (${county}, ${year}, 1)
    on conflict (county, year) do update set last = supervision_number.last + 1 returning last`.execute(transaction)
  const [taken] = rows
  if (!taken) throw new Error('no number was given out')
  return taken.last
}

export async function isNumberTaken(transaction: Transaction<DB>, county: string, number: string): Promise<boolean> {
  const row = await transaction.selectFrom('supervision_listing').select('id').where('county', '=', county).where('number', '=', number).executeTakeFirst()
  return row !== undefined
}
