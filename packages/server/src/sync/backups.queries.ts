import type { Transaction } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'
/** The verified backup that reaches furthest. */
export async function findLastVerified(database: Database, county: string) {
  return database
    .selectFrom('verified_backup').select(['log_sequence', 'verified_at']).where('county', '=', county)
    .orderBy('log_sequence', 'desc').limit(1).executeTakeFirst()
}

/** @returns whether it was not noted before */
export async function insertVerified(transaction: Transaction<DB>, county: string, sequence: number, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('verified_backup').values({ county, log_sequence: sequence, verified_at: now })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}
