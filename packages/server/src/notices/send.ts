import type { Transaction } from 'kysely'
import type { NoticeToSend } from '@lookback/core/notices'
import { togetherWhere } from '@lookback/core/notices'
import { dayOf } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { insertNotices } from './insert.queries.ts'

/** Tells people, those of one kind by one person together, in the transaction that appends the entries. */
export async function sendNotices(
  transaction: Transaction<DB>, county: string, notices: readonly NoticeToSend[], now: Date,
): Promise<void> {
  if (notices.length === 0) return
  const rules = await getParameter(transaction, county, 'notices', dayOf(now))
  await insertNotices(transaction, county, togetherWhere(notices, rules), now)
}
