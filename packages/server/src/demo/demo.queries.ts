import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { within } from '../database/scope.ts'
/** Takes every county away, with all that hangs on it. */
export async function clearCounties(database: Database): Promise<void> {
  await sql`truncate county cascade`.execute(database)
}

export async function markNoticesRead(database: Database, county: string, before: string): Promise<void> {
  await sql`update notice set read_at = created_at where county = ${county} and created_at < ${before}`.execute(database)
}

/** The problems of some households by the household's number and the item. */
export async function findProblems(
  database: Database, county: string, householdNumbers: readonly string[],
): Promise<Map<string, { id: string; version: number }>> {
  const rows = await database
    .selectFrom('household')
    .innerJoin('problem', (join) =>
      join.onRef('problem.county', '=', 'household.county').onRef('problem.subject', '=', 'household.id'))
    .select(['household.number', 'problem.item', 'problem.id', 'problem.version'])
    .where('household.county', '=', county)
    .where('household.number', 'in', householdNumbers)
    .execute()
  return new Map(rows.map(({ number, item, id, version }) => [`${number} ${item}`, { id, version }]))
}

/** The households of some numbers. */
export async function findHouseholds(database: Database, county: string, numbers: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.selectFrom('household').select(['id', 'number']).where('county', '=', county)
    .where(sql<boolean>`number = any(${[...numbers]}::text[])`).execute()
  return new Map(rows.map(({ id, number }) => [number, id]))
}

/** The open problems of a place that have been past their day for longest. */
export async function findLatestDue(database: Database, county: string, region: string, count: number): Promise<{ id: string; version: number }[]> {
  return database.selectFrom('problem').select(['id', 'version']).where('county', '=', county).where(within('region', region))
    .where('state', 'in', ['dispatched', 'acknowledged']).where('due_on', 'is not', null).orderBy('due_on').orderBy('id').limit(count).execute()
}

/** The problems of a place that were drawn to be seen again and have not been, of its first households by their numbers. */
export async function findDrawn(database: Database, county: string, region: string, households: number): Promise<{ id: string; version: number; subject: string }[]> {
  const waits = () => database.selectFrom('problem').where('county', '=', county).where(within('region', region))
    .where('state', '=', 'closed').where('revisit_due_on', 'is not', null).where('revisited_at', 'is', null)
  const first = await waits().select(['subject', 'number']).distinct().orderBy('number').limit(households).execute()
  return waits().select(['id', 'version', 'subject']).where('subject', 'in', first.map(({ subject }) => subject)).orderBy('number').orderBy('id').execute()
}

/** The problem of a post. */
export async function findPostProblem(database: Database, county: string, post: string): Promise<{ id: string; version: number }> {
  return database.selectFrom('problem').select(['id', 'version']).where('county', '=', county).where('subject', '=', post).executeTakeFirstOrThrow()
}

/** A household that a visit has seen, with how many of its problems are open, and how many of these are hard. */
export interface SeenHousehold {
  id: string
  found: number
  hard: number
  people: number
}

/** Registered households of a village that were seen in the month before an hour, those with problems first. */
export async function findSeenHouseholds(database: Database, county: string, village: string, until: string, most: number): Promise<SeenHousehold[]> {
  const { rows } = await sql<SeenHousehold>`
    select household.id, household.member_count as people, count(problem.id)::integer as found, count(problem.id) filter (where problem.severity = 'hard')::integer as hard
    from household left join listed_problem as problem on problem.county = household.county and problem.subject = household.id and problem.state not in ('closed', 'void', 'merged', 'lapsed')
    where household.county = ${county} and household.village = ${village} and household.category <> 'non-poor' and exists (
      select 1 from standing_visit as visit where visit.county = household.county and visit.subject = household.id and visit.seen
        and visit.received_at between ${until}::timestamptz - interval '28 days' and ${until})
    group by household.id, household.member_count, household.number order by hard desc, found desc, household.number limit ${most}`.execute(database)
  return rows
}
