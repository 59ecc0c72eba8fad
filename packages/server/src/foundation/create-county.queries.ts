import type { Day } from '@lookback/core/kernel'
import { chainStart } from '../database/log.ts'
import type { Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
/** Writes the county's row and the start of its log. */
export async function insertCounty(
  transaction: Transaction<DB>, { code, name, isDemo }: { code: string; name: string; isDemo: boolean }, createdAt: Date,
): Promise<void> {
  await transaction.insertInto('county').values({ county: code, name, is_demo: isDemo, created_at: createdAt }).execute()
  await transaction.insertInto('log_head').values({ county: code, sequence: 0, hash: chainStart }).execute()
}

export async function insertParameter(
  transaction: Transaction<DB>, county: string, name: string, validFrom: Day, value: unknown,
): Promise<void> {
  await transaction
    .insertInto('parameter').values({ county, name, valid_from: validFrom, value: JSON.stringify(value) }).execute()
}

/** The root of the county's regions. */
export async function insertRoot(transaction: Transaction<DB>, county: string, name: string, validFrom: Day): Promise<void> {
  await transaction
    .insertInto('region')
    .values({ county, code: county, name, level: 'county', parent: null, valid_from: validFrom })
    .execute()
}
