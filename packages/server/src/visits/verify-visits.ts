import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { findAlteredSubmission } from './verify-visits.queries.ts'

/**
 * Proves that visits and findings are those that were recorded, and that each submission is the one whose hash was.
 * @returns how many visits were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyVisits(database: Database, county: string): Promise<number> {
  const visits = new Map<string, FoldedRow>()
  const findings = new Map<string, FoldedRow[]>()
  for await (const { id, kind, actor, region, subject, payload } of readLog(database, county, ['visit-recorded', 'visit-replaced'])) {
    if (kind === 'visit-replaced') {
      const { visit, by } = payload
      visits.set(visit, { ...visits.get(visit), replaced_by: by })
      findings.delete(visit)
      continue
    }
    const { round, outcome, assessed, applicable, seen, submissionHash, startedAt, endedAt, receivedAt } = payload
    const common = { county, round, subject, village: region }
    visits.set(id, {
      ...common, id, replaced_by: null, inspector: actor, outcome, assessed, applicable, seen, submission_hash: submissionHash,
      started_at: startedAt, ended_at: endedAt, received_at: receivedAt,
    })
    findings.set(id, payload.findings.map(({ item, problem, statusBefore, aroseRecently }) =>
      ({ ...common, visit: id, item, problem, status_before: statusBefore, arose_recently: aroseRecently })))
  }
  const stays = 'what was seen at the household stays out of the log; the submission says it, and is held against its hash'
  const count = await compareTable(database, county, {
    table: 'visit', key: ['id'], rows: [...visits.values()],
    notFolded: {
      submission: 'held against its hash', position_let_go_in: 'held against the entry that it names', position_latitude: stays, position_longitude: stays, note: stays,
      come_again_on: stays, kept_answers: stays,
    },
  })
  const altered = await findAlteredSubmission(database, county)
  if (altered !== null) differs(`visit ${altered}: submission`)
  await compareTable(database, county, { table: 'finding', key: ['visit', 'item'], rows: [...findings.values()].flat(), notFolded: { note: stays, photos: stays } })
  return count
}
