import type { Database } from '../database/connect.ts'
import { compareTable } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

/**
 * Holds who checks which village against what was given out last.
 * @returns how many assignments were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyAssignments(database: Database, county: string): Promise<number> {
  const given = new Map<string, { round: string; village: string; inspectors: readonly string[] }>()
  for await (const { payload } of readLog(database, county, ['village-given-out'])) given.set(`${payload.round} ${payload.village}`, payload)
  const rows = [...given.values()].flatMap(({ round, village, inspectors }) =>
    inspectors.map((inspector) => ({ county, round, village, inspector })))
  return compareTable(database, county, { table: 'round_assignment', key: ['round', 'village', 'inspector'], rows, notFolded: {} })
}
