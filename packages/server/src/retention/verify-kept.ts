import type { KeptKind } from '@lookback/core/retention'
import type { Database } from '../database/connect.ts'
import { differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { photosKept } from '../evidence/index.ts'
import type { RetainedData } from '../kit/retained.ts'
import { visitPositionsKept } from '../visits/index.ts'

/** Those of which records are left. */
const leaving: readonly RetainedData[] = [photosKept, visitPositionsKept]

/**
 * Holds what is left of records that the county's rule has taken from against the entries that tell it: nobody can pass
 * anything else off as let go.
 * @returns how many entries were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyKept(database: Database, county: string): Promise<number> {
  const told = new Map<KeptKind, Map<string, string>>()
  for await (const { id, payload: { what, digest } } of readLog(database, county, ['kept-data-deleted'])) {
    if (digest !== null) told.set(what, (told.get(what) ?? new Map<string, string>()).set(id, digest))
  }
  let count = 0
  for (const { kind, left } of leaving) {
    if (!left) continue
    const expected = told.get(kind) ?? new Map<string, string>()
    const found = await left.read(database, county, null)
    for (const { entry, digest } of found) if (expected.get(entry) !== digest) differs(`${entry} ${left.column}`)
    if (found.length !== expected.size) differs(`${left.column} × ${expected.size}`)
    count += found.length
  }
  return count
}
