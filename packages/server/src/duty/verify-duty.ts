import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

export const dutyEntries = ['duty-checked', 'duty-answered', 'duty-decided', 'leave-asked', 'leave-decided', 'attendance-told'] as const

const personal = 'may tell of illness and family'

/** What the log comes to, by table and key. */
class Folded {
  readonly checks = new Map<string, FoldedRow>()
  readonly presences: FoldedRow[] = []
  readonly findings = new Map<string, FoldedRow>()
  readonly leaves = new Map<string, FoldedRow>()
  readonly sheets = new Map<string, FoldedRow>()
}

/**
 * Follows checks, absences, slips and sheets through the log, and holds what comes of it against the tables.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyDuty(database: Database, county: string): Promise<number> {
  const folded = new Folded()
  for await (const entry of readLog(database, county, dutyEntries)) {
    const { actor: by, happenedAt: at } = entry
    switch (entry.kind) {
      case 'duty-checked': {
        const { id, village, at: seenAt, enteredAt, second, fedBackTier, source, signedBy, witness, photos, presences, findings, dueAt } = entry.payload
        folded.checks.set(id, { county, id, village, at: seenAt, entered_at: enteredAt, inspector: by, second, fed_back_tier: fedBackTier, source, signed_by: signedBy, witness, photos })
        folded.presences.push(...presences.map(({ post, unit, found, verified, leave }) => ({ county, duty_check: id, post, unit, found, verified, leave })))
        for (const finding of findings) {
          folded.findings.set(finding.id, {
            county, ...finding, duty_check: id, village, at: seenAt, due_at: dueAt, person_answered_at: null, person_answered_by: null, unit_answered_at: null, unit_answered_by: null,
            state: 'open', decided_at: null, decided_by: null, reason: '', problem: null,
          })
        }
        break
      }
      case 'duty-answered':
        change(folded.findings, entry.payload.finding, { [`${entry.payload.side}_answered_at`]: at, [`${entry.payload.side}_answered_by`]: by })
        break
      case 'duty-decided': {
        const { finding, isExcused, reason, problem } = entry.payload
        change(folded.findings, finding, { state: isExcused ? 'excused' : 'unexcused', reason, problem, decided_at: at, decided_by: by })
        break
      }
      case 'leave-asked': {
        const { leave, post, person, unit, village, kind, isOfficial, mayBeLater, from, to, tier } = entry.payload
        folded.leaves.set(leave, {
          county, id: leave, post, person, unit, village, kind, is_official: isOfficial, may_be_later: mayBeLater, from_day: from, to_day: to, tier, state: 'asked',
          asked_at: at, asked_by: by, decided_at: null, decided_by: null,
        })
        break
      }
      case 'leave-decided':
        change(folded.leaves, entry.payload.leave, { state: entry.payload.isApproved ? 'approved' : 'refused', decided_at: at, decided_by: by })
        break
      case 'attendance-told': {
        const { post, person, village, month, days } = entry.payload
        folded.sheets.set(`${post} ${month}`, { county, post, person, village, month, days, told_at: at, told_by: by })
        break
      }
    }
  }
  const tables = [
    { table: 'duty_check', key: ['id'], rows: [...folded.checks.values()], notFolded: {} },
    { table: 'duty_presence', key: ['duty_check', 'post'], rows: folded.presences, notFolded: { said: personal } },
    { table: 'duty_finding', key: ['id'], rows: [...folded.findings.values()], notFolded: { person_answer: personal, unit_answer: personal } },
    { table: 'duty_leave', key: ['id'], rows: [...folded.leaves.values()], notFolded: { reason: personal } },
    { table: 'duty_sheet', key: ['post', 'month'], rows: [...folded.sheets.values()], notFolded: {} },
  ] as const
  let compared = 0
  for (const table of tables) compared += await compareTable(database, county, table)
  return compared
}

function change(rows: Map<string, FoldedRow>, id: string, what: FoldedRow): void {
  rows.set(id, { ...(rows.get(id) ?? differs(`duty ${id}`)), ...what })
}
