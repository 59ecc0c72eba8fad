import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** The households that a phone holds after a place in the list, in the order of village and number. */
export async function listSnapshotKeys(
  database: Database, county: string, held: RawBuilder<SqlBool>, { after, limit }: { after: readonly [string, string]; limit: number },
) {
  return database
    .selectFrom('household').select(['id', 'village', 'number'])
    .where('county', '=', county).where('ended_at', 'is', null)
    .where(() => held)
    .where(sql<boolean>`(village, number) > (${after[0]}, ${after[1]})`)
    .orderBy('village').orderBy('number').limit(limit)
    .execute()
}

export async function countSnapshot(database: Database, county: string, held: RawBuilder<SqlBool>): Promise<number> {
  const { total } = await database
    .selectFrom('household').select(({ fn }) => fn.countAll<number>().as('total'))
    .where('county', '=', county).where('ended_at', 'is', null)
    .where(() => held)
    .executeTakeFirstOrThrow()
  return total
}
