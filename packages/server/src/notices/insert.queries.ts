import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { NoticeToSend } from '@lookback/core/notices'
import { newIdentifier } from '../clock.ts'
import type { DB } from '../database/types.gen.ts'

/** One statement for all of them. A notice whose id is there already is the same one. */
export async function insertNotices(
  transaction: Transaction<DB>, county: string, notices: readonly (NoticeToSend & { id?: string })[], now: Date,
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ about, among, ...notice }) => ({
    ...notice, about: about?.id ?? null, aboutKind: about?.kind ?? among?.kind ?? null, among: among?.ids ?? null, id: notice.id ?? newIdentifier(() => now),
  }))
  await sql`
    insert into notice (county, id, person, kind, about_kind, about, among, actor, detail, created_at)
    select ${county}, id, person, kind, "aboutKind", about, among, actor, detail, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as notice (
      id uuid, person uuid, kind text, "aboutKind" text, about text, among text[], actor uuid, detail jsonb)
    on conflict (county, id) do nothing
  `.execute(transaction)
}
