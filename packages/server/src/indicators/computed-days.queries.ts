import type { Kysely, Transaction } from 'kysely'
import { ComputedDay } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** What is counted, and whose. */
export type Counted = Pick<ComputedDay, 'source' | 'item' | 'department'>

export async function insertComputedDay(transaction: Transaction<DB>, county: string, { changed, ...kept }: ComputedDay): Promise<void> {
  await transaction.insertInto('computed_day').values({ county, ...kept, changed: JSON.stringify(changed) }).execute()
}

/** The days that were kept of it, the first one first. */
export async function listComputedDays(database: Kysely<DB>, county: string, { source, item, department }: Counted): Promise<ComputedDay[]> {
  const rows = await database.selectFrom('computed_day').select(['source', 'item', 'department', 'day', 'changed'])
    .where('county', '=', county).where('source', '=', source).where('item', '=', item).where('department', '=', department).orderBy('day').execute()
  return rows.map((row) => ComputedDay.parse(row))
}

export async function hasComputedDay(database: Kysely<DB>, county: string, { source, item, department }: Counted, day: Day): Promise<boolean> {
  return (await database.selectFrom('computed_day').select('day')
    .where('county', '=', county).where('source', '=', source).where('item', '=', item).where('department', '=', department).where('day', '=', day)
    .executeTakeFirst()) !== undefined
}
