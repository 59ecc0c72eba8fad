import type { Scope } from '@lookback/core/access'
import { rankedRows, rankedValue } from '@lookback/core/boards'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Speaker, SpeakingRule } from '@lookback/core/meetings'
import { speakersOf } from '@lookback/core/meetings'
import { countBoard } from '../boards/index.ts'
import type { Database } from '../database/connect.ts'
import { listRegions } from '../places/index.ts'

/** Who speaks by the ranking of townships, which is the board's: it compares with the day before, as the board does. */
export async function proposeSpeakers(database: Database, county: string, rule: SpeakingRule, now: Date): Promise<Speaker[]> {
  const scope: Scope = { county, grants: [{ region: county, department: null }] }
  const today = dayOf(now)
  const names = new Map((await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const board = await countBoard(database, scope, { by: 'township', since: addDays(today, -1) }, now)
  const rows = board.flatMap(({ key, ...counts }) => (key === null ? [] : [{ ...counts, key, name: names.get(key) ?? key, stages: [] }]))
  return speakersOf(rankedRows(rows, rule.by).map((row) => {
    const value = rankedValue(row, rule.by)
    return { region: row.key, name: row.name, found: row.found, rank: row.rank, value: value !== null && rule.by === 'closedShare' ? Math.round(value * 1_000) / 10 : value }
  }), rule)
}
