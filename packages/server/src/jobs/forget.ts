import type { Transaction } from 'kysely'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { dayOf } from '@lookback/core/kernel'

const MILLISECONDS_A_DAY = 86_400_000

/** Notices that were read long ago are gone; what they told of is in the log. */
export async function forgetReadNotices(transaction: Transaction<DB>, county: string, now: Date): Promise<void> {
  const { keptDays } = await getParameter(transaction, county, 'notices', dayOf(now))
  await transaction
    .deleteFrom('notice')
    .where('county', '=', county).where('read_at', '<', new Date(now.getTime() - keptDays * MILLISECONDS_A_DAY))
    .execute()
}
