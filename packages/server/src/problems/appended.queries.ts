import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../database/types.gen.ts'

/** Which of the ids are in the log already: for which problem ('' for something else), and by whom. */
export async function findAppended(
  transaction: Transaction<DB>, county: string, ids: readonly string[],
): Promise<Map<string, { problem: string; actor: string | null }>> {
  const rows = await transaction
    .selectFrom('log_entry').select(['id', 'problem', 'actor'])
    .where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, problem, actor }) => [id, { problem: problem ?? '', actor }]))
}
