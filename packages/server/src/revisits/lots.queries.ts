import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DB } from '../database/types.gen.ts'
import { inItems, within } from '../database/scope.ts'

/** A household with closed problems. */
export interface ClosedHousehold {
  id: string
  /** Those of its closed problems that were not drawn yet; none when all of them were. */
  problems: string[]
}

/** The households with closed problems, village by village, each in the order of their numbers. */
export async function listClosedHouseholds(
  database: Kysely<DB>, scope: Scope, region: string,
): Promise<Map<string, ClosedHousehold[]>> {
  const { rows } = await sql<ClosedHousehold & { village: string }>`
    select household.village, household.id,
      coalesce(array_agg(problem.id order by problem.id) filter (where problem.revisit_due_on is null), '{}') as problems
    from problem
    join household on household.county = problem.county and household.id = problem.subject
    where problem.state = 'closed' and ${within('household.village', region)}
      and ${inItems(scope, 'problem.county', 'household.village', 'problem.department')}
    group by household.village, household.number, household.id
    order by household.village, household.number`.execute(database)
  const villages = new Map<string, ClosedHousehold[]>()
  for (const { village, ...household } of rows) villages.set(village, [...(villages.get(village) ?? []), household])
  return villages
}
