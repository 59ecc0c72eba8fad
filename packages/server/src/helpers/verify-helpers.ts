import type { Database } from '../database/connect.ts'
import { compareTable } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import type { Assignment } from './fold-helpers.ts'
import { assign, passOn } from './fold-helpers.ts'

/**
 * Follows who helps which household through the log, and holds what comes of it against the table.
 * @returns how many assignments were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyHelpers(database: Database, county: string): Promise<number> {
  const byHousehold = new Map<string, Assignment[]>()
  for await (const entry of readLog(database, county, ['helper-assigned', 'helper-passed-on'])) {
    const before = byHousehold.get(entry.subject) ?? []
    byHousehold.set(entry.subject, entry.kind === 'helper-assigned'
      ? assign(entry.subject, before, entry.payload)
      : passOn(entry.subject, before, entry.payload))
  }
  const rows = [...byHousehold].flatMap(([household, assignments]) => assignments.map(({ id, person, validFrom, validTo }) =>
    ({ county, id, household, person, valid_from: validFrom, valid_to: validTo })))
  return compareTable(database, county, { table: 'household_helper', key: ['id'], rows, notFolded: {} })
}
