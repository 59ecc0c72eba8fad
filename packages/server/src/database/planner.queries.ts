import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from './types.gen.ts'
/**
 * Just after much has been written the planner has no statistics and takes nested loops for cheap: minutes instead of a
 * quarter of a second. For a transaction that reads a whole county.
 */
export async function withoutNestedLoops(transaction: Transaction<DB>): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(transaction)
}

/** Tells the planner of rows that came at once, before the first page is asked for. */
export async function analyse(database: Kysely<DB>): Promise<void> {
  await sql`analyze`.execute(database)
}
