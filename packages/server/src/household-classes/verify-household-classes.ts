import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

const personal = 'why a household has its class may tell of illness and family; the log has its hash'

/**
 * Follows the classes of households through the log, and holds what comes of it against the table.
 * @returns how many classes were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyHouseholdClasses(database: Database, county: string): Promise<number> {
  const given = new Map<string, FoldedRow>()
  const end = (id: string, what: FoldedRow) => given.set(id, { ...(given.get(id) ?? differs(`household class ${id}`)), ...what })
  for await (const entry of readLog(database, county, ['household-class-given', 'household-class-closed'])) {
    const { actor, happenedAt } = entry
    if (entry.kind === 'household-class-closed') {
      const { given: id, tier, reasonHash } = entry.payload
      end(id, { ended_at: happenedAt, ended_as: 'closed', ended_by: actor, ended_tier: tier, ended_reason_hash: reasonHash })
      continue
    }
    const { given: id, name, class: of, source, meeting, topic, visit, seenOn, day, reviewOn, reasonHash, before } = entry.payload
    if (before !== null) end(before, { ended_at: happenedAt, ended_as: 'changed', ended_by: actor })
    given.set(id, {
      county, id, household: entry.subject, name, class: of, source, meeting, topic, visit, seen_on: seenOn, day, review_on: reviewOn, reason_hash: reasonHash, given_at: happenedAt, given_by: actor,
      ended_at: null, ended_as: null, ended_by: null, ended_tier: null, ended_reason_hash: null,
    })
  }
  return compareTable(database, county, { table: 'household_class', key: ['id'], rows: [...given.values()], notFolded: { reason: personal, ended_reason: personal } })
}
