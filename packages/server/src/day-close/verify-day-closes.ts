import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { listFrozen } from './day-close.queries.ts'
import { frozenFigures } from './freeze.ts'

export const dayEntries = ['day-closed', 'day-brief-issued'] as const

/**
 * Holds closed days, and what was frozen in them and in briefs, against the log.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyDayCloses(database: Database, county: string): Promise<number> {
  const everywhere = { county, grants: [{ region: county, department: null }] }
  const rows: FoldedRow[] = []
  let compared = 0
  for await (const { kind, payload, actor } of readLog(database, county, dayEntries)) {
    const frozenIn = kind === 'day-closed' ? payload.close : payload.brief
    const frozen = await listFrozen(database, everywhere, [frozenIn])
    if (frozenFigures(frozen).matters !== payload.matters) differs(`day_matter ${frozenIn}`)
    compared += frozen.length
    if (kind !== 'day-closed') continue
    const { close, unit, day, endsAt, word } = payload
    rows.push({ county, id: close, unit, day, ends_at: endsAt, closed_by: actor, word })
  }
  return compared + await compareTable(database, county, { table: 'day_close', key: ['id'], rows, notFolded: {} })
}
