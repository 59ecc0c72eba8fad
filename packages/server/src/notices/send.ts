import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { NoticeToSend, Told } from '@lookback/core/notices'
import { noticesOf } from '@lookback/core/notices'
import { dayOf } from '@lookback/core/kernel'
import { newIdentifier } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { loadDirectory } from './directory.queries.ts'

/** Tells everybody whom some entries concern, in the transaction that appends them. */
export async function tell(
  transaction: Transaction<DB>, county: string, told: readonly Told[], now: Date,
): Promise<void> {
  if (told.length === 0) return
  const today = dayOf(now)
  const rules = await getParameter(transaction, county, 'notices', today)
  const directory = await loadDirectory(transaction, county, told, today)
  await insertNotices(transaction, county, noticesOf(county, told, directory, rules), now)
}

/** One statement for all of them. A notice whose id is there already is the same one. */
export async function insertNotices(
  transaction: Transaction<DB>, county: string, notices: readonly (NoticeToSend & { id?: string })[], now: Date,
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map((notice) => ({ ...notice, id: notice.id ?? newIdentifier(() => now) }))
  await sql`
    insert into notice (county, id, person, kind, problem, actor, detail, created_at)
    select ${county}, id, person, kind, problem, actor, detail, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as notice (
      id uuid, person uuid, kind text, problem uuid, actor uuid, detail jsonb)
    on conflict (county, id) do nothing
  `.execute(transaction)
}
