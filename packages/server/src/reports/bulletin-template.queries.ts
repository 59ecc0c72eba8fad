import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
/** The county's own template; null where it has put in none. */
export async function findTemplate(database: Kysely<DB>, county: string): Promise<Buffer | null> {
  const own = await database
    .selectFrom('bulletin_template').select('document').where('county', '=', county).executeTakeFirst()
  return own?.document ?? null
}

export async function saveTemplate(transaction: Transaction<DB>, county: string, document: Buffer, now: Date): Promise<void> {
  await transaction
    .insertInto('bulletin_template').values({ county, document, uploaded_at: now })
    .onConflict((conflict) => conflict.column('county').doUpdateSet({ document, uploaded_at: now }))
    .execute()
}
