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

/** The problem of a post. */
export async function findPostProblem(database: Database, county: string, post: string): Promise<{ id: string; version: number }> {
  return database.selectFrom('problem').select(['id', 'version']).where('county', '=', county).where('subject', '=', post).executeTakeFirstOrThrow()
}
