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

/**
 * The households with closed problems, village by village, each in the order of their numbers. What is seen again is a
 * sample of households: a problem of a village or a post is not drawn.
 */
export async function listClosedHouseholds(
  database: Kysely<DB>, scope: Scope, region: string,
): Promise<Map<string, ClosedHousehold[]>> {
  const { rows } = await sql<ClosedHousehold & { village: string }>`
    select problem.region as village, problem.subject as id,
      coalesce(array_agg(problem.id order by problem.id) filter (where problem.revisit_due_on is null), '{}') as problems
    from problem
    where problem.state = 'closed' and problem.subject_kind = 'household' and ${within('problem.region', region)}
      and ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')}
    group by problem.region, problem.number, problem.subject
    order by problem.region, problem.number`.execute(database)
  const villages = new Map<string, ClosedHousehold[]>()
  for (const { village, ...household } of rows) villages.set(village, [...(villages.get(village) ?? []), household])
  return villages
}
