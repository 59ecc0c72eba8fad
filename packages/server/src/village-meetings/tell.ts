import type { Transaction } from 'kysely'
import { coversRegion, scopeOf } from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { DB } from '../database/types.gen.ts'
import { listHolders } from '../letters/index.ts'
import { sendNotices } from '../notices/index.ts'

/** Tells whoever writes the minutes of a village what was pointed out of them. */
export async function tellVillage(
  transaction: Transaction<DB>, county: string, { village, meeting, actor, text }: { village: string; meeting: string; actor: string; text: string }, now: Date,
): Promise<void> {
  const holders = await listHolders(transaction, county, null, dayOf(now))
  const writers = holders.filter(({ person, posts }) => person !== actor && coversRegion(scopeOf(county, posts, 'village-meetings:write'), village))
  await sendNotices(transaction, county, writers.map(({ person }): NoticeToSend =>
    ({ person, kind: 'village-meeting-pointed-out', actor, about: { kind: 'villageMeeting', id: meeting }, detail: { count: 1, text, day: null, level: null, queues: null } })), now)
}
