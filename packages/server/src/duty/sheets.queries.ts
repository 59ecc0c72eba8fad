import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { AttendanceSheet, SheetFilter, SheetRow, SheetStanding } from '@lookback/core/duty'
import type { DB } from '../database/types.gen.ts'
import { dayIn } from '../database/dated.ts'
import { within } from '../database/scope.ts'
import type { WorkHolder } from '../kit/work.ts'
import { dutyReader } from './reader.ts'
import { concernsPost } from './scope.queries.ts'

/** Days of a sheet, known as `told`, as days of the calendar. */
const told = sql`(select (told.month || '-' || lpad(day::text, 2, '0'))::date as day from unnest(told.days) as day)`

/** Days on which the sheet says present and a check found an absence that was not excused afterwards. */
const absentOn = sql`array(select distinct day.day::text from ${told} as day
  join duty_finding as found on found.county = told.county and found.post = told.post and found.state <> 'excused' and ${dayIn('found.at')} = day.day order by 1)`

/** Days on which the sheet says present and a slip says on leave; an official trip is as good as being there. */
const onLeaveOn = sql`array(select distinct day.day::text from ${told} as day
  join duty_leave as slip on slip.county = told.county and slip.post = told.post and slip.state = 'approved' and not slip.is_official and day.day between slip.from_day and slip.to_day order by 1)`

/** Days on an official trip that the sheet does not have count with those it has. */
const officialDays = sql`(select count(distinct trip.day)::integer from duty_leave as slip
  cross join lateral generate_series(slip.from_day, slip.to_day, interval '1 day') as trip (day)
  where slip.county = told.county and slip.post = told.post and slip.state = 'approved' and slip.is_official and to_char(trip.day, 'YYYY-MM') = told.month
    and extract(day from trip.day)::integer <> all (told.days))`

function standsAs(standing: SheetStanding, daysAMonth: number): RawBuilder<unknown> {
  return standing === 'contradicted' ? sql`(cardinality(${absentOn}) > 0 or cardinality(${onLeaveOn}) > 0)` : sql`cardinality(told.days) + ${officialDays} < ${daysAMonth}`
}

/** Each sheet with the unit of its post, as scope goes by it. */
const sheets = sql`(select sheet.*, post.unit, post.title from duty_sheet as sheet join post on post.county = sheet.county and post.id = sheet.post) as told`

function source(holder: WorkHolder, { standing, region, month }: SheetFilter, daysAMonth: number): RawBuilder<unknown> {
  const conditions = [
    concernsPost('told', dutyReader(holder)), region && within('told.village', region), month && sql`told.month = ${month}`, standing && standsAs(standing, daysAMonth),
  ].filter((condition) => typeof condition === 'object')
  return sql`from ${sheets} where ${sql.join(conditions, sql` and `)}`
}

/** Sheets that concern somebody, the latest month first, by village. */
export async function listSheetRows(
  database: Kysely<DB>, holder: WorkHolder, filter: SheetFilter, daysAMonth: number, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: SheetRow[]; total: number }> {
  const [month = '', village = '', post = ''] = after ?? []
  const beyond = after ? sql`(told.month < ${month} or (told.month = ${month} and (told.village, told.post) > (${village}, ${post}::uuid)))` : sql`true`
  const { rows } = await sql<Omit<SheetRow, 'toldAt'> & { toldAt: Date }>`
    select told.post, told.title, told.month, told.village, told.days, told.told_at as "toldAt", ${absentOn} as "absentOn", ${onLeaveOn} as "onLeaveOn",
      ${standsAs('too-few', daysAMonth)} as "isTooFew",
      (select person.name from person where person.county = told.county and person.id = told.person) as name,
      (select unit.name from unit where unit.county = told.county and unit.code = told.unit) as "unitName",
      coalesce((select region.name from region where region.county = told.county and region.code = told.village), told.village) as "villageName",
      (select person.name from person where person.county = told.county and person.id = told.told_by) as "toldByName"
    ${source(holder, filter, daysAMonth)} and ${beyond} order by told.month desc, told.village, told.post limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(holder, filter, daysAMonth)}`.execute(database)
  return { rows: rows.map(({ toldAt, ...row }) => ({ ...row, toldAt: toldAt.toISOString() })), total: all.rows[0]?.total ?? 0 }
}

export async function countSheets(database: Kysely<DB>, holder: WorkHolder, filter: SheetFilter, daysAMonth: number): Promise<{ contradicted: number; tooFew: number }> {
  const { rows } = await sql<{ contradicted: number; tooFew: number }>`
    select count(*) filter (where ${standsAs('contradicted', daysAMonth)})::integer as contradicted, count(*) filter (where ${standsAs('too-few', daysAMonth)})::integer as "tooFew"
    ${source(holder, filter, daysAMonth)}`.execute(database)
  return rows[0] ?? { contradicted: 0, tooFew: 0 }
}

/** The days that a sheet has already; null where none was told. */
export async function findDays(transaction: Transaction<DB>, county: string, post: string, month: string): Promise<number[] | null> {
  const row = await transaction.selectFrom('duty_sheet').select('days').where('county', '=', county).where('post', '=', post).where('month', '=', month).forUpdate().executeTakeFirst()
  return row?.days ?? null
}

export async function saveSheet(transaction: Transaction<DB>, county: string, { post, person, village, month, days, toldAt, toldBy }: AttendanceSheet): Promise<void> {
  await transaction.insertInto('duty_sheet').values({ county, post, person, village, month, days, told_at: toldAt, told_by: toldBy })
    .onConflict((row) => row.columns(['county', 'post', 'month']).doUpdateSet({ person, village, days, told_at: toldAt, told_by: toldBy })).execute()
}
