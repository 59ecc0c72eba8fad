import { sql } from 'kysely'
import type { NamesOf } from '../kit/names.ts'

export const namesOfRounds: NamesOf = async (database, { county }, ids) => {
  const rows = await database
    .selectFrom('round').select(['id', 'name']).where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
