import { sql } from 'kysely'
import type { SavedFilter, SavedFilterRow } from '@lookback/core/problems'
import { ProblemFilter } from '@lookback/core/problems'
import { ColumnChoice, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { translateConstraint } from '../database/constraints.ts'

/** The units in which somebody reads problems: with their people views are shared. */
function unitsOf({ posts }: Actor): string[] {
  return [...new Set(posts.filter(({ permissions }) => permissions.includes('problems:read')).map(({ unit }) => unit))]
}

/** Somebody's own views and those shared with the own units, by name. They are a convenience and no record: the log has none of them. */
export async function listFilters(database: Database, actor: Actor): Promise<SavedFilterRow[]> {
  const { county, person } = actor
  const rows = await database
    .selectFrom('saved_filter').innerJoin('person', (join) => join.onRef('person.county', '=', 'saved_filter.county').onRef('person.id', '=', 'saved_filter.person'))
    .select(['saved_filter.id', 'saved_filter.name', 'filter', 'columns', 'unit', 'person', 'person.name as ownerName'])
    .where('saved_filter.county', '=', county)
    .where(sql<boolean>`(saved_filter.person = ${person} or saved_filter.unit = any(${unitsOf(actor)}::text[]))`)
    .orderBy('saved_filter.name').orderBy('saved_filter.id').execute()
  return rows.map(({ id, name, filter, columns, unit, person: owner, ownerName }) => ({
    id, name, filter: ProblemFilter.parse(filter), columns: ColumnChoice.nullable().parse(columns), isShared: unit !== null, isOwn: owner === person, ownerName,
  }))
}

/** @throws {Refusal} `already-exists` when another of the person's views has the name, `not-found` when it is somebody else's */
export async function putFilter(database: Database, actor: Actor, saved: SavedFilter): Promise<SavedFilter> {
  const { county, person } = actor
  const kept = {
    name: saved.name, filter: JSON.stringify(saved.filter), columns: saved.columns && JSON.stringify(saved.columns), unit: saved.isShared ? unitsOf(actor)[0] ?? null : null,
  }
  try {
    const [result] = await database
      .insertInto('saved_filter').values({ county, person, id: saved.id, ...kept })
      .onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(kept).where('saved_filter.person', '=', person))
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
