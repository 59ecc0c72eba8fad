import type { NamesOf } from '../kit/names.ts'

/** The catalogue is known to everybody in the county; its numbers are not. */
export const namesOfIndicators: NamesOf = async (database, { county }, ids) => {
  const rows = await database.selectFrom('indicator').select(['id', 'name']).where('county', '=', county).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
