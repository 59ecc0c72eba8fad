import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../database/types.gen.ts'

/** An entry of a problem's log that carries a file. */
export interface EvidenceUse {
  entry: string
  /** As hexadecimal text. */
  sha256: string
  problem: string
  /** Who named it. */
  person: string
}

export async function insertUses(transaction: Transaction<DB>, county: string, uses: readonly EvidenceUse[]): Promise<void> {
  if (uses.length === 0) return
  const rows = uses.map((use) => ({ ...use, sha256: `\\x${use.sha256}` }))
  await sql`
    insert into evidence_use (county, entry, sha256, problem, person)
    select distinct ${county}, entry, sha256, problem, person
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as used (entry uuid, sha256 bytea, problem uuid, person uuid)
  `.execute(transaction)
}
