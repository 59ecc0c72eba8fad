import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { ClassFlag, ClassStanding, HouseholdClass, HouseholdClassCounts, HouseholdClassFilter, HouseholdClassRow } from '@lookback/core/household-classes'
import type { Day } from '@lookback/core/kernel'
import { openStates } from '@lookback/core/problems'
import { inRegions, within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** By what classes are read: how many of one text were given in bulk, and the day. */
export interface ClassesAsked {
  bulk: number
  today: Day
}

const hasOpenFinding = sql`exists (select 1 from finding join problem on problem.county = finding.county and problem.id = finding.problem
  where finding.county = given.county and finding.subject = given.household and problem.state = any(${[...openStates]}::text[]))`
const hasFinding = sql`exists (select 1 from finding where finding.county = given.county and finding.subject = given.household)`
const isSeen = sql`exists (select 1 from standing_visit as visit where visit.county = given.county and visit.subject = given.household and visit.seen)`

/** The condition of each flag; figures, list and what is owed go by the same. */
function flaggedAs(flag: ClassFlag, { bulk }: ClassesAsked): RawBuilder<unknown> {
  switch (flag) {
    case 'one-text':
      return sql`given.alike >= ${bulk}`
    case 'without-visit':
      return sql`given.visit is null`
    case 'without-meeting':
      return sql`given.meeting is null`
    case 'against-visits':
      return sql`((given.class ->> 'expects' = 'no-problems' and ${hasOpenFinding}) or (given.class ->> 'expects' = 'problems' and ${isSeen} and not ${hasFinding}))`
  }
}

const flags: readonly ClassFlag[] = ['one-text', 'without-visit', 'without-meeting', 'against-visits']

function standsAs(standing: ClassStanding, asked: ClassesAsked): RawBuilder<unknown> {
  switch (standing) {
    case 'due':
      return sql`given.review_on <= ${asked.today}`
    case 'flagged':
      return sql`(${sql.join(flags.map((flag) => flaggedAs(flag, asked)), sql` or `)})`
    case 'one-text': case 'without-visit': case 'without-meeting': case 'against-visits':
      return flaggedAs(standing, asked)
  }
}

/** Classes that stand, of households on the register within a scope; how many of a village have the same text is counted over whole villages, which a scope always holds. */
function source(scope: Scope, { standing, class: name, region }: Omit<HouseholdClassFilter, 'queue'>, asked: ClassesAsked): RawBuilder<unknown> {
  const conditions = [standing && standsAs(standing, asked), name !== undefined && sql`given.name = ${name}`].filter((condition) => typeof condition === 'object')
  return sql`from (
      select given.*, household.number, household.head_name, household.village, count(*) over (partition by household.village, given.reason_hash, given.day) as alike
      from household_class as given join household on household.county = given.county and household.id = given.household and household.ended_at is null
      where given.ended_at is null and ${inRegions(scope, 'household.county', 'household.village')} and ${region === undefined ? sql`true` : within('household.village', region)}
    ) as given where ${conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)}`
}

/** Households within a scope that have a class, by number. */
export async function listClassRows(
  database: Kysely<DB>, scope: Scope, filter: Omit<HouseholdClassFilter, 'queue'>, asked: ClassesAsked, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: HouseholdClassRow[]; total: number }> {
  const flagged = sql.join(flags.map((flag) => sql`case when ${flaggedAs(flag, asked)} then ${flag}::text end`))
  const { rows } = await sql<HouseholdClassRow>`
    select given.household, given.number, given.head_name as "headName", given.village,
      coalesce((select region.name from region where region.county = given.county and region.code = given.village), given.village) as "villageName",
      coalesce((select region.name from region where region.county = given.county and region.code = left(given.village, 9)), '') as "townshipName",
      given.class, given.reason, given.day::text as day, given.source, given.meeting, met.body, met.day::text as "metOn", given.review_on::text as "reviewOn", array_remove(array[${flagged}], null) as flags
    from (select given.* ${source(scope, filter, asked)}) as given
    left join village_meeting_minutes as met on met.county = given.county and met.meeting = given.meeting and met.stands
    where given.number > ${after?.[0] ?? ''} order by given.number limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(scope, filter, asked)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

function counted(asked: ClassesAsked): RawBuilder<unknown> {
  const count = (standing: ClassStanding) => sql`count(*) filter (where ${standsAs(standing, asked)})::integer`
  return sql`count(*)::integer as classified, ${count('one-text')} as "oneText", ${count('without-visit')} as "withoutVisit", ${count('without-meeting')} as "withoutMeeting",
    ${count('against-visits')} as "againstVisits", ${count('due')} as due`
}

/** How many stand as each, by the first letters of their village's code. */
export async function countByPlace(database: Kysely<DB>, scope: Scope, region: string | undefined, asked: ClassesAsked, width: number): Promise<(HouseholdClassCounts & { key: string })[]> {
  const { rows } = await sql<HouseholdClassCounts & { key: string }>`select left(given.village, ${width}) as key, ${counted(asked)} ${source(scope, { region }, asked)} group by 1 order by 1`.execute(database)
  return rows
}

/** How many stand as each, by class; a name that editions have in different ways is told by the latest. */
export async function countByClass(database: Kysely<DB>, scope: Scope, region: string | undefined, asked: ClassesAsked): Promise<(HouseholdClassCounts & { key: string; class: HouseholdClass })[]> {
  const { rows } = await sql<HouseholdClassCounts & { key: string; class: HouseholdClass }>`
    select given.name as key, (array_agg(given.class order by given.day desc, given.id))[1] as class, ${counted(asked)} ${source(scope, { region }, asked)} group by given.name order by given.name`.execute(database)
  return rows
}

/** What is owed within a scope: how many households of each village, by the day of their review. */
export async function listOwed(database: Kysely<DB>, scope: Scope, standing: ClassStanding, asked: ClassesAsked): Promise<{ village: string; due: Day; count: number }[]> {
  const { rows } = await sql<{ village: string; due: Day; count: number }>`
    select given.village, given.review_on::text as due, count(*)::integer as count ${source(scope, { standing }, asked)} group by 1, 2`.execute(database)
  return rows
}

/** The flags of the class that a household has; none where it has no class. */
export async function flagsOf(database: Kysely<DB>, scope: Scope, { household, village }: { household: string; village: string }, asked: ClassesAsked): Promise<ClassFlag[]> {
  const flagged = sql.join(flags.map((flag) => sql`case when ${flaggedAs(flag, asked)} then ${flag}::text end`))
  const { rows } = await sql<{ flags: ClassFlag[] }>`select array_remove(array[${flagged}], null) as flags ${source(scope, { region: village }, asked)} and given.household = ${household}`.execute(database)
  return rows[0]?.flags ?? []
}
