import type { Correction } from '@lookback/core/indicators'
import { IndicatorObject } from '@lookback/core/indicators'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

/** The kinds that make what is held here. */
export const indicatorEntries = [
  'indicator-saved', 'indicator-target-set', 'indicator-milestone-set', 'indicator-object-saved', 'indicator-reported',
  'indicator-report-confirmed', 'indicator-report-returned', 'indicator-correction-proposed', 'indicator-correction-decided',
  'indicator-light-assessed', 'computed-day-kept',
] as const

/** What the log folds to, table by table and row by row. */
class Folded {
  readonly #county: string
  readonly #tables = new Map<string, Map<string, FoldedRow>>()

  constructor(county: string) {
    this.#county = county
  }

  set(table: string, key: string, row: FoldedRow): void {
    const rows = this.#tables.get(table) ?? new Map<string, FoldedRow>()
    this.#tables.set(table, rows)
    rows.set(key, { county: this.#county, ...row })
  }

  change(table: string, key: string, change: (row: FoldedRow) => FoldedRow): void {
    const before = this.#tables.get(table)?.get(key)
    if (before) this.set(table, key, { ...before, ...change(before) })
  }

  rows(table: string): FoldedRow[] {
    return [...(this.#tables.get(table)?.values() ?? [])]
  }
}

/**
 * Follows indicators, targets, objects, reports, corrections and lights through the log, and holds what comes of it against
 * the tables.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyIndicators(database: Database, county: string): Promise<number> {
  const folded = await fold(database, county)
  const keys = {
    indicator: ['id'], indicator_target: ['indicator', 'region', 'ordinal'], indicator_milestone: ['indicator', 'region', 'day'],
    indicator_object: ['id'], indicator_report: ['id'], indicator_correction: ['id'], indicator_light: ['id'],
    computed_day: ['source', 'item', 'department', 'day'],
  } as const
  let compared = 0
  for (const [table, key] of Object.entries(keys) as [keyof typeof keys, readonly string[]][]) {
    compared += await compareTable(database, county, { table, key, rows: folded.rows(table), notFolded: {} })
  }
  return compared
}

async function fold(database: Database, county: string): Promise<Folded> {
  const folded = new Folded(county)
  for await (const entry of readLog(database, county, indicatorEntries)) {
    const { actor, region, happenedAt } = entry
    switch (entry.kind) {
      case 'indicator-saved': {
        const { reportedBy, dueDays, startsOn, dueOn, ...row } = entry.payload
        folded.set('indicator', row.id, { ...row, reported_by: reportedBy, due_days: dueDays, starts_on: startsOn, due_on: dueOn })
        break
      }
      case 'indicator-target-set': {
        const { validFrom, ...row } = entry.payload
        folded.set('indicator_target', `${row.indicator} ${region} ${row.ordinal}`, { ...row, region, valid_from: validFrom })
        break
      }
      case 'indicator-milestone-set':
        folded.set('indicator_milestone', `${entry.payload.indicator} ${region} ${entry.payload.day}`, { ...entry.payload, region })
        break
      case 'indicator-object-saved': {
        const { village, plannedOn, startedOn, finishedOn, ...row } = IndicatorObject.parse(entry.payload)
        folded.set('indicator_object', row.id, { ...row, region: village, planned_on: plannedOn, started_on: startedOn, finished_on: finishedOn })
        break
      }
      case 'indicator-reported': {
        const { report, ...row } = entry.payload
        folded.set('indicator_report', report, {
          ...row, id: report, region, state: 'submitted', confirmed: 0, decisions: [], submitted_by: actor, submitted_at: happenedAt,
        })
        break
      }
      case 'indicator-report-confirmed':
      case 'indicator-report-returned': {
        const isReturn = entry.kind === 'indicator-report-returned'
        const reason = entry.kind === 'indicator-report-returned' ? entry.payload.reason : ''
        const isLast = entry.kind === 'indicator-report-confirmed' && entry.payload.isLast
        const decision = { unit: entry.payload.unit, by: actor, at: happenedAt, isReturn, reason }
        folded.change('indicator_report', entry.payload.report, (row) => ({
          state: isReturn ? 'returned' : isLast ? 'confirmed' : 'submitted', confirmed: Number(row['confirmed']) + (isReturn ? 0 : 1),
          decisions: [...(row['decisions'] as []), decision],
        }))
        break
      }
      case 'indicator-correction-proposed': {
        const { correction, report, before, after, reason, evidence } = entry.payload
        folded.set('indicator_correction', correction, {
          id: correction, report, before, after, reason, evidence, ordinal: null, state: 'proposed', proposed_by: actor, proposed_at: happenedAt,
          decided_by: null, decided_at: null, decision: '',
        })
        break
      }
      case 'indicator-correction-decided': {
        const { correction, ordinal, reason } = entry.payload
        const state: Correction['state'] = ordinal === null ? 'refused' : 'confirmed'
        folded.change('indicator_correction', correction, () => ({ ordinal, state, decided_by: actor, decided_at: happenedAt, decision: reason }))
        break
      }
      case 'computed-day-kept': {
        const { source, item, department, day } = entry.payload
        folded.set('computed_day', `${source} ${item} ${department} ${day}`, entry.payload)
        break
      }
      case 'indicator-light-assessed': {
        const { assessment, indicator, light, reason } = entry.payload
        folded.set('indicator_light', assessment, { id: assessment, indicator, region, light, reason, set_by: actor, set_at: happenedAt })
        break
      }
    }
  }
  return folded
}
