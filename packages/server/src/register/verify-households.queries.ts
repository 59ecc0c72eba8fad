import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** A household or member that lies elsewhere as a subject than by the register, or a household of another number. */
export async function findStrayed(database: Database, county: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select subject.id from subject join household on household.county = subject.county and household.id = subject.id
    where subject.county = ${county} and (subject.region, subject.number) is distinct from (household.village, household.number)
    union all
    select subject.id from subject join member on member.county = subject.county and member.id = subject.id
    join household on household.county = member.county and household.id = member.household
    where subject.county = ${county} and subject.region is distinct from household.village
    limit 1`.execute(database)
  return rows[0]?.id ?? null
}

/** What is kept of households as they were before a change. */
export function listEarlier(database: Database, county: string): Promise<{ household: string; version: number; until: Date; village: string }[]> {
  return database
    .selectFrom('household_before').select(['household', 'version', 'until', 'village']).where('county', '=', county).execute()
}
