import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import type { Told } from '@lookback/core/problems'
import { noticesOf } from '@lookback/core/problems'
import type { DB } from '../database/types.gen.ts'
import { sendNotices } from '../notices/index.ts'
import { loadDirectory } from './directory.queries.ts'

/** Tells everybody whom some entries of problems concern, in the transaction that appends them. */
export async function tell(transaction: Transaction<DB>, county: string, told: readonly Told[], now: Date): Promise<void> {
  if (told.length === 0) return
  const directory = await loadDirectory(transaction, county, told, dayOf(now))
  await sendNotices(transaction, county, noticesOf(county, told, directory), now)
}
