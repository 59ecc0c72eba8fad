import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'

/** The problem that an inspector's own visit found at an item; undefined where it found none there. */
export async function findFoundByVisit(
  database: Database, { county, person }: Actor, visit: string, item: string,
): Promise<{ problem: string; foundAt: Date } | undefined> {
  const row = await database
    .selectFrom('finding')
    .innerJoin('visit', (join) => join.onRef('visit.county', '=', 'finding.county').onRef('visit.id', '=', 'finding.visit'))
    .innerJoin('problem', (join) => join.onRef('problem.county', '=', 'finding.county').onRef('problem.id', '=', 'finding.problem'))
    .select(['finding.problem', 'problem.found_at'])
    .where('finding.county', '=', county).where('finding.visit', '=', visit).where('finding.item', '=', item)
    .where('visit.inspector', '=', person)
    .executeTakeFirst()
  return row && { problem: row.problem, foundAt: row.found_at }
}
