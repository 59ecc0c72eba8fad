import type { Reinforcement } from '@lookback/core/staffing'
import type { Database } from '../database/connect.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { reinforcementRow } from './reinforcements.queries.ts'

export const reinforcementEntries = ['reinforcement-sent', 'reinforcement-ended'] as const

/**
 * Follows who was sent through the log, and holds what comes of it against the table.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyStaffing(database: Database, county: string): Promise<number> {
  const sent = new Map<string, { reinforcement: Reinforcement; endReason: string }>()
  for await (const { kind, payload } of readLog(database, county, reinforcementEntries)) {
    if (kind === 'reinforcement-sent') {
      const { reinforcement: id, ...told } = payload
      sent.set(id, { reinforcement: { ...told, id, endedOn: null }, endReason: '' })
    } else {
      const before = sent.get(payload.reinforcement) ?? differs(`reinforcement ${payload.reinforcement}`)
      sent.set(payload.reinforcement, { reinforcement: { ...before.reinforcement, endedOn: payload.on }, endReason: payload.reason })
    }
  }
  const rows = [...sent.values()].map(({ reinforcement, endReason }) => ({ ...reinforcementRow(county, reinforcement), end_reason: endReason }))
  return compareTable(database, county, { table: 'reinforcement', key: ['id'], rows, notFolded: {} })
}
