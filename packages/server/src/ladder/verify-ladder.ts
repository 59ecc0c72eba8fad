import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { factRow, stepRow } from './steps.queries.ts'

export const ladderEntries = ['ladder-confirmed', 'ladder-put-aside'] as const
export const ownCheckEntries = ['own-check-recorded'] as const

/**
 * Holds what was decided, with the records behind it, against the log.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyLadder(database: Database, county: string): Promise<number> {
  const steps: FoldedRow[] = []
  const behind: FoldedRow[] = []
  for await (const { kind, payload, actor, happenedAt } of readLog(database, county, ladderEntries)) {
    const { step: id, holder: person, facts, ...told } = payload
    const outcome = kind === 'ladder-confirmed' ? 'confirmed' : 'put-aside'
    steps.push(stepRow(county, { ...told, id, person, outcome, decidedAt: happenedAt, decidedBy: actor }))
    behind.push(...facts.map((fact) => factRow(county, id, fact) as unknown as FoldedRow))
  }
  return await compareTable(database, county, { table: 'ladder_step', key: ['id'], rows: steps, notFolded: {} })
    + await compareTable(database, county, { table: 'ladder_fact', key: ['step', 'measure', 'record'], rows: behind, notFolded: {} })
}

/** Holds leaders' own checks against the log. */
export async function verifyOwnChecks(database: Database, county: string): Promise<number> {
  const rows: FoldedRow[] = []
  for await (const { payload: { check: id, way, village, on, photos }, actor: person } of readLog(database, county, ownCheckEntries)) rows.push({ county, id, person, way, village, on, photos })
  const why = 'may tell of a family'
  return compareTable(database, county, { table: 'own_check', key: ['id'], rows, notFolded: { seen: why, witness: why } })
}
