import { sql } from 'kysely'
import type { NamesOf } from '../kit/names.ts'

/** People by name: whoever works on the campaign is no secret. */
export const namesOfPeople: NamesOf = async (database, { county }, ids) => {
  const rows = await database
    .selectFrom('person').select(['id', 'name']).where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
