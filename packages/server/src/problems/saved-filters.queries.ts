import type { SavedFilter } from '@lookback/core/problems'
import { ProblemFilter } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { translateConstraint } from '../database/constraints.ts'

/** Somebody's own saved filters, by name. They are a convenience of one person and no record: the log has none of them. */
export async function listFilters(database: Database, { county, person }: Actor): Promise<SavedFilter[]> {
  const rows = await database
    .selectFrom('saved_filter').select(['id', 'name', 'filter'])
    .where('county', '=', county).where('person', '=', person).orderBy('name').execute()
  return rows.map((row) => ({ ...row, filter: ProblemFilter.parse(row.filter) }))
}

/** @throws {Refusal} `already-exists` when another of the person's filters has the name, `not-found` when it is somebody else's */
export async function putFilter(database: Database, { county, person }: Actor, saved: SavedFilter): Promise<SavedFilter> {
  try {
    const [result] = await database
      .insertInto('saved_filter')
      .values({ county, person, id: saved.id, name: saved.name, filter: JSON.stringify(saved.filter) })
      .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet({
        name: saved.name, filter: JSON.stringify(saved.filter),
      }).where('saved_filter.person', '=', person))
      .execute()
    if (!result?.numInsertedOrUpdatedRows) throw new Refusal('not-found')
  } catch (error) {
    throw translateConstraint(error)
  }
  return saved
}

export async function removeFilter(database: Database, { county, person }: Actor, id: string): Promise<void> {
  await database
    .deleteFrom('saved_filter').where('county', '=', county).where('person', '=', person).where('id', '=', id).execute()
}
