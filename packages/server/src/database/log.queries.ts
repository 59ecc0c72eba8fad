import type { DB } from './types.gen.ts'
import type { Kysely } from 'kysely'
/** Whether an entry with this id is in the log already. */
export async function isAppended(database: Kysely<DB>, county: string, id: string): Promise<boolean> {
  const known = await database
    .selectFrom('log_entry').select('sequence').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return known !== undefined
}
