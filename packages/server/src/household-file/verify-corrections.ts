import { keysOf } from '../database/sealing-keys.ts'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { fingerprints, listOpened } from './corrections.queries.ts'

/**
 * Holds corrections, and what each of them says stood there before and stands there now, against the log.
 * @returns how many were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyCorrections(database: Database, county: string): Promise<number> {
  const rows: FoldedRow[] = []
  const told = new Map<string, { before: string; after: string }>()
  for await (const { id, actor, subject, happenedAt, payload: { before, after, ...payload } } of readLog(database, county, ['person-corrected'])) {
    rows.push({ county, id, household: subject, corrected_by: actor, corrected_at: happenedAt, ...payload })
    told.set(id, { before, after })
  }
  const count = await compareTable(database, county, {
    table: 'correction', key: ['id'], rows, notFolded: { sealed: 'held against the fingerprints in the log' },
  })
  const keys = keysOf(database)
  for (const { id, ...change } of await listOpened(database, county)) {
    const { before, after } = fingerprints(keys, id, change)
    if (told.get(id)?.before !== before || told.get(id)?.after !== after) differs(`correction ${id}: sealed`)
  }
  return count
}
