import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import type { EmptyVisit } from '@lookback/core/visits'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'

interface EmptyRow extends Omit<EmptyVisit, 'on' | 'household'> {
  household: string
  number: string
  headName: string
  at: Date
  total: number
}

/**
 * A round's completed visits that do not count as seen, by inspector.
 * @param page.after inspector's name and identifier of the last row seen
 */
export async function listEmptyVisitRows(
  database: Database, scope: Scope, round: string, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: EmptyVisit[]; total: number }> {
  const { rows } = await sql<EmptyRow>`
    with empty as (
      select visit.id, person.name as "inspectorName", household.id as household, household.number, household.head_name as "headName",
        region.name as "villageName", visit.received_at as at, bit_count(visit.assessed)::int as assessed, bit_count(visit.applicable)::int as applicable,
        count(*) over () as total
      from standing_visit as visit
      join household on household.county = visit.county and household.id = visit.subject
      join region on region.county = visit.county and region.code = visit.village
      join person on person.county = visit.county and person.id = visit.inspector
      where visit.round = ${round} and visit.outcome = 'completed' and not visit.seen
        and ${inRegions(scope, 'visit.county', 'visit.village')})
    select * from empty
    where ${after ? sql`("inspectorName", id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by "inspectorName", id limit ${limit}`.execute(database)
  return {
    rows: rows.map(({ id, inspectorName, household, number, headName, villageName, at, assessed, applicable }) =>
      ({ id, inspectorName, household: { id: household, number, headName }, villageName, on: dayOf(at), assessed, applicable })),
    total: rows[0]?.total ?? 0,
  }
}
