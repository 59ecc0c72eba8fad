import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
/** Every photo and file that the database names, with the length that was kept; but for what the county's rule has let go of. */
export async function listContents(database: Database, county: string): Promise<{ sha256: Buffer; bytes: number }[]> {
  const { rows } = await sql<{ sha256: Buffer; bytes: number }>`
    select content as sha256, bytes from evidence_file where county = ${county} and let_go_in is null
    union select sha256, bytes from attachment where county = ${county} and let_go_in is null
    order by sha256`.execute(database)
  return rows
}
