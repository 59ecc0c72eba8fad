import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { MeetingVillageFilter, MeetingVillageRow, MeetingVillageStanding, VillageBody } from '@lookback/core/village-meetings'
import { periodStart } from '@lookback/core/village-meetings'
import type { DB } from '../database/types.gen.ts'
import { holdsOn } from '../database/dated.ts'
import { inRegions, within } from '../database/scope.ts'

/** The bodies of the county and the day by which villages are read. */
export interface Asked {
  bodies: readonly VillageBody[]
  today: Day
}

/** Minutes of a village, known as `place`, from a day on until today. */
const metSince = (from: Day, today: Day) => sql`(select count(*) from village_meeting_minutes as met
  where met.county = place.county and met.village = place.code and met.stands and met.day between ${from} and ${today})`

/** The bodies of a village that have not met with a quorum in the period in which they are to. */
function owes({ bodies, today }: Asked, periods: readonly VillageBody['owed'][]): RawBuilder<unknown> {
  const owed = bodies.flatMap(({ name, owed: every }) => {
    const from = periods.includes(every) ? periodStart(every, today) : null
    return from === null ? [] : [sql`(${name}::text, ${from}::date)`]
  })
  if (owed.length === 0) return sql`array[]::text[]`
  return sql`array(select body.name from (values ${sql.join(owed)}) as body (name, since) where not exists (
    select 1 from village_meeting_minutes as met where met.county = place.county and met.village = place.code and met.stands and met.has_quorum
      and met.body = body.name and met.day between body.since and ${today}) order by body.name)`
}

/** The condition of each standing; figures, list and what is owed go by the same. */
function standsAs(standing: MeetingVillageStanding, asked: Asked): RawBuilder<unknown> {
  switch (standing) {
    case 'none-this-month':
      return sql`${metSince(periodStart('month', asked.today) ?? asked.today, asked.today)} = 0`
    case 'none-this-year':
      return sql`${metSince(periodStart('year', asked.today) ?? asked.today, asked.today)} = 0`
    case 'owed':
      return sql`cardinality(${owes(asked, ['month', 'quarter'])}) > 0`
  }
}

function source(scope: Scope, { standing, region }: MeetingVillageFilter, asked: Asked): RawBuilder<unknown> {
  const conditions = [
    inRegions(scope, 'place.county', 'place.code'), sql`place.level = 'village'`, holdsOn('place', asked.today), standing && standsAs(standing, asked), region && within('place.code', region),
  ].filter((condition) => typeof condition === 'object')
  return sql`from region as place where ${sql.join(conditions, sql` and `)}`
}

/** The villages of a scope, by code. */
export async function listVillageRows(
  database: Kysely<DB>, scope: Scope, filter: MeetingVillageFilter, asked: Asked, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: MeetingVillageRow[]; total: number }> {
  const { today } = asked
  const met = (every: 'month' | 'quarter' | 'year') => sql`${metSince(periodStart(every, today) ?? today, today)}::integer`
  const { rows } = await sql<MeetingVillageRow>`
    select place.code as village, place.name as "villageName",
      coalesce((select township.name from region as township where township.county = place.county and township.code = place.parent), '') as "townshipName",
      (select max(met.day)::text from village_meeting_minutes as met where met.county = place.county and met.village = place.code and met.stands) as "lastDay",
      ${met('month')} as "thisMonth", ${met('quarter')} as "thisQuarter", ${met('year')} as "thisYear", ${owes(asked, ['month', 'quarter', 'year'])} as owes
    ${source(scope, filter, asked)} and place.code > ${after?.[0] ?? ''} order by place.code limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(scope, filter, asked)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** How many villages stand as each, by the first letters of their code. */
export async function countVillages(
  database: Kysely<DB>, scope: Scope, filter: MeetingVillageFilter, asked: Asked, width: number,
): Promise<{ key: string; noneThisMonth: number; owed: number; noneThisYear: number }[]> {
  const count = (standing: MeetingVillageStanding) => sql`count(*) filter (where ${standsAs(standing, asked)})::integer`
  const { rows } = await sql<{ key: string; noneThisMonth: number; owed: number; noneThisYear: number }>`
    select left(place.code, ${width}) as key, ${count('none-this-month')} as "noneThisMonth", ${count('owed')} as owed, ${count('none-this-year')} as "noneThisYear"
    ${source(scope, filter, asked)} group by 1`.execute(database)
  return rows
}

/** The villages of a scope that owe a meeting. */
export async function listOwing(database: Kysely<DB>, scope: Scope, asked: Asked): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select place.code ${source(scope, { standing: 'owed' }, asked)} order by place.code`.execute(database)
  return rows.map(({ code }) => code)
}
