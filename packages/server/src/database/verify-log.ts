import { Refusal } from '@lookback/core/kernel'
import type { Database } from './connect.ts'
import type { RecordedEntry } from './log.ts'
import { checkDeclared } from './declared.ts'
import { inSnapshot } from './in-snapshot.ts'
import { chainHash, chainStart } from './log.ts'
import type { JsonObject } from './types.gen.ts'

const batch = 5_000

/**
 * Walks the whole log of a county as it stands at one moment, recomputes the chain and holds what each entry carries
 * against its declaration.
 * @returns how many entries were verified
 * @throws {Refusal} `log-broken` naming the first entry that was altered, removed or put in; `entry-not-declared`
 */
export function verifyLog(database: Database, county: string): Promise<number> {
  return inSnapshot(database, (snapshot) => walkLog(snapshot, county))
}

async function walkLog(database: Database, county: string): Promise<number> {
  let expected: Buffer = chainStart
  let sequence = 0
  for (;;) {
    const rows = await database
      .selectFrom('log_entry')
      .selectAll()
      .where('county', '=', county)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(batch)
      .execute()
    for (const { hash, happened_at, recorded_at, payload, ...row } of rows) {
      if (row.sequence !== sequence + 1) {
        throw new Refusal('log-broken', { sequence: sequence + 1, reason: `${sequence} → ${row.sequence}` })
      }
      const entry: RecordedEntry = {
        ...row,
        happenedAt: happened_at.toISOString(),
        recordedAt: recorded_at.toISOString(),
        payload: payload as JsonObject,
      }
      expected = chainHash(expected, entry)
      if (!expected.equals(hash)) throw new Refusal('log-broken', { sequence: row.sequence, reason: row.kind })
      checkDeclared(entry)
      sequence = row.sequence
    }
    if (rows.length < batch) break
  }
  const head = await database.selectFrom('log_head').selectAll().where('county', '=', county).executeTakeFirst()
  if (!head) throw new Refusal('county-unknown', { county })
  if (head.sequence !== sequence || !head.hash.equals(expected)) {
    throw new Refusal('log-broken', { sequence: head.sequence, reason: `${sequence}` })
  }
  return sequence
}
