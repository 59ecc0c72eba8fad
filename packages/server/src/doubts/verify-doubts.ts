import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

/**
 * Follows through the log what was handed out and what came back, and holds it against the table.
 * @returns how many were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyDoubts(database: Database, county: string): Promise<number> {
  const checks = new Map<string, FoldedRow>()
  for await (const { kind, payload, subject, actor, happenedAt } of readLog(database, county, ['doubt-handed-out', 'doubt-checked'])) {
    if (kind === 'doubt-handed-out') {
      checks.set(payload.doubt, {
        county, id: payload.doubt, rule: payload.rule, household: subject, member: payload.member, due_on: payload.dueOn,
        handed_out_at: happenedAt, handed_out_by: actor, result: null, checked_by: null, checked_at: null,
      })
    } else {
      const before = checks.get(payload.doubt) ?? differs(`doubt_check ${payload.doubt}`)
      checks.set(payload.doubt, { ...before, result: payload.result, checked_by: actor, checked_at: happenedAt })
    }
  }
  return compareTable(database, county, {
    table: 'doubt_check', key: ['id'], rows: [...checks.values()],
    notFolded: { details: 'may tell of income and illness', note: 'may tell of income and illness' },
  })
}
