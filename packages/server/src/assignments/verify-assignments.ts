import type { Database } from '../database/connect.ts'
import { compareTable } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

/**
 * Holds who checks which village and group against what was given out last.
 * @returns how many assignments were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyVillagesGiven(database: Database, county: string): Promise<number> {
  const given = new Map<string, { round: string; village: string; group: string; inspectors: readonly string[] }>()
  for await (const { payload } of readLog(database, county, ['village-given-out'])) {
    given.set([payload.round, payload.village, payload.group].join(' '), payload)
  }
  const rows = [...given.values()].flatMap(({ round, village, group, inspectors }) =>
    inspectors.map((inspector) => ({ county, round, village, villager_group: group, inspector })))
  return compareTable(database, county, { table: 'round_assignment', key: ['round', 'village', 'villager_group', 'inspector'], rows, notFolded: {} })
}

/**
 * Holds who checks which household against what was given out last.
 * @returns how many assignments were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyHouseholdsGiven(database: Database, county: string): Promise<number> {
  const given = new Map<string, { round: string; household: string; inspectors: readonly string[] }>()
  for await (const { subject: household, payload } of readLog(database, county, ['household-given-out'])) {
    given.set([payload.round, household].join(' '), { household, ...payload })
  }
  const rows = [...given.values()].flatMap(({ round, household, inspectors }) => inspectors.map((inspector) => ({ county, round, household, inspector })))
  return compareTable(database, county, { table: 'round_assignment_household', key: ['round', 'household', 'inspector'], rows, notFolded: {} })
}
