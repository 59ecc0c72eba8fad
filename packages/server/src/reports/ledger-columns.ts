import type { ReportTerms, Terms } from '@lookback/core/locales'
import { isSettled } from '@lookback/core/problems'
import type { Day } from '@lookback/core/time'
import { dayOf, daysBetween } from '@lookback/core/time'
import type { LedgerNames, LedgerRow } from './ledger.queries.ts'
import type { CellValue, SheetColumn } from './sheet.ts'
import { daySerial } from './sheet.ts'

type Words = ReportTerms['ledger']

/** What a cell's value is made from, beside its row. */
export interface LedgerContext {
  names: LedgerNames
  today: Day
  words: Words
  terms: Terms
}

interface LedgerColumn {
  name: keyof Words['columns']
  group: keyof Words['groups']
  kind: SheetColumn['kind']
  width: number
  value: (row: LedgerRow, context: LedgerContext) => CellValue
}

/** The columns of the ledger (台账), in order; neighbours of one group share a merged heading. */
export const ledgerColumns: readonly LedgerColumn[] = [
  { name: 'number', group: 'source', kind: 'text', width: 22, value: (row) => `${row.householdNumber}-${row.item}` },
  {
    name: 'rounds', group: 'source', kind: 'text', width: 18,
    value: ({ rounds }, { names, words }) =>
      rounds.map((ordinal) => names.rounds.get(ordinal) ?? String(ordinal)).join(words.listSeparator),
  },
  {
    name: 'sourceTier', group: 'source', kind: 'text', width: 11,
    value: ({ sourceTier }, { words }) => words.sourceTier[sourceTier],
  },
  {
    name: 'township', group: 'household', kind: 'text', width: 12,
    value: ({ village }, { names }) => named(names.regions, village.slice(0, 9)),
  },
  {
    name: 'village', group: 'household', kind: 'text', width: 12,
    value: ({ village }, { names }) => named(names.regions, village),
  },
  { name: 'householdNumber', group: 'household', kind: 'text', width: 17, value: (row) => row.householdNumber },
  { name: 'headName', group: 'household', kind: 'text', width: 10, value: (row) => row.headName },
  {
    name: 'category', group: 'household', kind: 'text', width: 14,
    value: ({ category }, { names }) => named(names.categories, category),
  },
  {
    name: 'dimension', group: 'problem', kind: 'text', width: 11,
    value: ({ dimension }, { names }) => named(names.dimensions, dimension),
  },
  { name: 'item', group: 'problem', kind: 'text', width: 24, value: (row) => row.wording },
  { name: 'description', group: 'problem', kind: 'prose', width: 34, value: (row) => row.note ?? row.wording },
  {
    name: 'severity', group: 'problem', kind: 'text', width: 8,
    value: ({ severity }, { terms }) => terms.severity[severity],
  },
  { name: 'foundOn', group: 'problem', kind: 'day', width: 12, value: (row) => day(row.foundAt) },
  {
    name: 'department', group: 'responsibility', kind: 'text', width: 20,
    value: ({ department }, { names }) => named(names.units, department),
  },
  {
    name: 'townshipUnit', group: 'responsibility', kind: 'text', width: 16,
    value: ({ unit, village }, { names }) =>
      unit !== null ? named(names.units, unit) : names.townshipUnits.get(village.slice(0, 9)) ?? named(names.regions, village.slice(0, 9)),
  },
  {
    name: 'leader', group: 'responsibility', kind: 'text', width: 10,
    value: ({ village }, { names, words }) => names.leaders.get(village.slice(0, 9))?.join(words.listSeparator) ?? null,
  },
  {
    name: 'state', group: 'rectification', kind: 'text', width: 10,
    value: ({ state }, { terms }) => terms.state[state],
  },
  { name: 'dispatchedOn', group: 'rectification', kind: 'day', width: 12, value: (row) => day(row.dispatchedAt) },
  { name: 'acknowledgedOn', group: 'rectification', kind: 'day', width: 12, value: (row) => day(row.acknowledgedAt) },
  {
    name: 'deadline', group: 'rectification', kind: 'day', width: 14,
    value: ({ dueOn }) => dueOn && daySerial(dueOn),
  },
  { name: 'daysLeft', group: 'rectification', kind: 'number', width: 9, value: daysLeft },
  {
    name: 'measures', group: 'rectification', kind: 'prose', width: 34,
    value: ({ measures }, { words, terms }) =>
      measures?.map(({ kind, text }) => `[${terms.measure[kind]}] ${text}`).join(words.separator) ?? null,
  },
  { name: 'evidence', group: 'rectification', kind: 'number', width: 9, value: (row) => row.evidence },
  { name: 'reportedOn', group: 'rectification', kind: 'day', width: 12, value: (row) => day(row.reportedAt) },
  { name: 'reportedBy', group: 'rectification', kind: 'text', width: 10, value: (row) => row.reportedBy },
  { name: 'reviewedOn', group: 'acceptance', kind: 'day', width: 12, value: (row) => day(row.reviewedAt) },
  { name: 'reviewedBy', group: 'acceptance', kind: 'text', width: 10, value: (row) => row.reviewedBy },
  { name: 'siteCheckedOn', group: 'acceptance', kind: 'day', width: 12, value: (row) => day(row.siteCheckedAt) },
  { name: 'siteCheckedBy', group: 'acceptance', kind: 'text', width: 10, value: (row) => row.siteCheckedBy },
  { name: 'closedOn', group: 'acceptance', kind: 'day', width: 14, value: (row) => (isClosed(row) ? day(row.closedAt) : null) },
  { name: 'closedBy', group: 'acceptance', kind: 'text', width: 10, value: (row) => (isClosed(row) ? row.closedBy : null) },
  { name: 'falseReports', group: 'acceptance', kind: 'number', width: 9, value: (row) => row.falseReports },
  { name: 'recurrences', group: 'acceptance', kind: 'number', width: 9, value: (row) => row.spell - 1 },
  { name: 'remark', group: 'remark', kind: 'prose', width: 24, value: (row) => row.reason },
]

function named(names: ReadonlyMap<string, string>, code: string): string {
  return names.get(code) ?? code
}

function day(instant: Date | null): CellValue {
  return instant && daySerial(dayOf(instant))
}

function isClosed({ state }: LedgerRow): boolean {
  return state === 'closed'
}

/** Days until the deadline, negative when overdue; computed, never stored. None for what is settled. */
function daysLeft({ state, dueOn }: LedgerRow, { today }: LedgerContext): CellValue {
  return dueOn !== null && !isSettled(state) ? daysBetween(today, dueOn) : null
}
