import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** What a text may have begun with when it came, and is not kept. */
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** A visit whose submission is not the one that its hash was made of; of those whose positions were wiped the log knows what is left. */
export async function findAlteredSubmission(database: Database, county: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from visit where county = ${county} and position_let_go_in is null
      and submission_hash <> sha256(convert_to(submission, 'UTF8'))
      and submission_hash <> sha256(${BYTE_ORDER_MARK}::bytea || convert_to(submission, 'UTF8'))
    order by id limit 1`.execute(database)
  return rows[0]?.id ?? null
}
