import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { readOff } from './cases.queries.ts'

const personal = 'what befell a household and what was found there tell of illness and family; the log has its hash'

/**
 * Follows the cases of monitoring through the log, and holds what comes of it against the tables.
 * @returns how many cases and acts were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyMonitoring(database: Database, county: string): Promise<number> {
  const cases = new Map<string, FoldedRow>()
  const acts = new Map<string, FoldedRow>()
  const change = (rows: Map<string, FoldedRow>, key: string, what: FoldedRow) => rows.set(key, { ...(rows.get(key) ?? differs(`monitoring ${key}`)), ...what })
  for await (const entry of readLog(database, county, ['monitoring-opened', 'monitoring-acted'])) {
    const { actor, happenedAt } = entry
    if (entry.kind === 'monitoring-opened') {
      const { case: id, kind, day, textHash, after } = entry.payload
      cases.set(id, { county, id, household: entry.subject, record: after, clue_kind: kind, clue_day: day, clue_hash: textHash, opened_at: happenedAt, opened_by: actor, ...readOff(after) })
      continue
    }
    const { case: id, number, act, procedure, step, day, meeting, topic, toldHash, undone, after } = entry.payload
    for (const one of undone) change(acts, `${id} ${one}`, { stands: false })
    acts.set(`${id} ${number}`, { county, case_id: id, number, id: entry.id, procedure, step, act, day, meeting, topic, told_hash: toldHash, stands: true, done_at: happenedAt, done_by: actor })
    change(cases, id, { record: after, ...readOff(after) })
  }
  const compared = await compareTable(database, county, { table: 'monitoring_case', key: ['id'], rows: [...cases.values()], notFolded: { clue_text: personal, object: personal, risk: personal } })
  return compared + await compareTable(database, county, { table: 'monitoring_act', key: ['case_id', 'number'], rows: [...acts.values()], notFolded: { told: personal } })
}
