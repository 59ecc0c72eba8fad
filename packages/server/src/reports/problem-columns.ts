import type { Terms } from '@lookback/core/words'
import type { ReportTerms } from '@lookback/core/reports'
import type { MeasureKind } from '@lookback/core/problems'
import { isSettled } from '@lookback/core/problems'
import type { Duty } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { dayOf, daysBetween } from '@lookback/core/kernel'
import type { LedgerNames, LedgerRow } from './ledger.queries.ts'
import type { CellValue, SheetColumn } from '../kit/workbook/written-sheet.ts'
import { daySerial } from '../kit/workbook/written-sheet.ts'
import { levelOf, townshipOf } from '@lookback/core/places'

type Words = ReportTerms['ledger']

/** What a cell's value is made from, beside its row. */
export interface LedgerContext {
  names: LedgerNames
  today: Day
  words: Words
  terms: Terms
}

export interface ProblemColumn {
  kind: SheetColumn['kind']
  width: number
  value: (row: LedgerRow, context: LedgerContext) => CellValue
}

export type ProblemColumnName = keyof Words['columns']

/** What the ledger (台账) and the three lists (三清单) tell of a problem, column by column. */
export const problemColumns: Readonly<Record<ProblemColumnName, ProblemColumn>> = {
  number: { kind: 'text', width: 22, value: (row) => `${row.subjectNumber}-${row.item}` },
  rounds: {
    kind: 'text', width: 18,
    value: ({ rounds }, { names, words }) =>
      rounds.map((ordinal) => names.rounds.get(ordinal) ?? String(ordinal)).join(words.listSeparator),
  },
  sourceTier: {
    kind: 'text', width: 11,
    value: ({ sourceTier }, { words }) => sourceTier === null ? words.openedByHand : words.sourceTier[sourceTier],
  },
  township: {
    kind: 'text', width: 12,
    value: ({ region }, { names }) => levelOf(region) === 'county' ? null : named(names.regions, townshipOf(region)),
  },
  village: {
    kind: 'text', width: 12, value: ({ region }, { names }) => levelOf(region) === 'village' ? named(names.regions, region) : null,
  },
  subjectKind: { kind: 'text', width: 9, value: ({ subjectKind }, { terms }) => terms.subjectKind[subjectKind] },
  subjectNumber: { kind: 'text', width: 17, value: (row) => row.subjectNumber },
  subjectName: { kind: 'text', width: 12, value: (row) => row.subjectName },
  category: { kind: 'text', width: 14, value: ({ category }, { names }) => category && named(names.categories, category) },
  dimension: { kind: 'text', width: 11, value: ({ dimension }, { names }) => named(names.dimensions, dimension) },
  item: { kind: 'text', width: 24, value: (row) => row.wording },
  description: { kind: 'prose', width: 34, value: (row) => row.note ?? row.wording },
  severity: { kind: 'text', width: 8, value: ({ severity }, { terms }) => terms.severity[severity] },
  foundOn: { kind: 'day', width: 12, value: (row) => day(row.foundAt) },
  department: { kind: 'text', width: 20, value: ({ department }, { names }) => named(names.units, department) },
  townshipUnit: {
    kind: 'text', width: 16,
    value: ({ unit, region: village }, { names }) =>
      unit !== null ? named(names.units, unit) : names.townshipUnits.get(townshipOf(village)) ?? named(names.regions, townshipOf(village)),
  },
  leader: {
    kind: 'text', width: 12,
    value: ({ region: village }, context) => held(context, 'leader-in-charge', townshipOf(village), village),
  },
  leaderOfTownship: {
    kind: 'text', width: 12, value: ({ region: village }, context) => held(context, 'leader-in-charge', townshipOf(village)),
  },
  leaderOfVillage: { kind: 'text', width: 12, value: ({ region: village }, context) => held(context, 'leader-in-charge', village) },
  contactUnit: {
    kind: 'text', width: 16,
    value: ({ region: village }, { names, words }) =>
      joined(words, new Set(names.duties.get(`resident-team ${village}`)?.map(({ unitName }) => unitName))),
  },
  townshipLead: {
    kind: 'text', width: 12, value: ({ region: village }, context) => held(context, 'township-lead', townshipOf(village)),
  },
  villageLead: { kind: 'text', width: 12, value: ({ region: village }, context) => held(context, 'village-lead', village) },
  helper: { kind: 'text', width: 12, value: ({ helpers }, { words }) => joined(words, helpers) },
  state: { kind: 'text', width: 10, value: ({ state }, { terms }) => terms.state[state] },
  dispatchedOn: { kind: 'day', width: 12, value: (row) => day(row.dispatchedAt) },
  acknowledgedOn: { kind: 'day', width: 12, value: (row) => day(row.acknowledgedAt) },
  deadline: { kind: 'day', width: 14, value: ({ dueOn }) => dueOn && daySerial(dueOn) },
  daysLeft: { kind: 'number', width: 9, value: daysLeft },
  measures: {
    kind: 'prose', width: 34,
    value: ({ measures }, { words, terms }) =>
      measures?.map(({ kind, text }) => `[${terms.measure[kind]}] ${text}`).join(words.separator) ?? null,
  },
  policyMeasures: { kind: 'prose', width: 34, value: (row) => measuresOf(row, 'policy') },
  ownDriveMeasures: { kind: 'prose', width: 34, value: (row) => measuresOf(row, 'own-drive') },
  evidence: { kind: 'number', width: 9, value: (row) => row.evidence },
  reportedOn: { kind: 'day', width: 12, value: (row) => day(row.reportedAt) },
  reportedBy: { kind: 'text', width: 10, value: (row) => row.reportedBy },
  reviewedOn: { kind: 'day', width: 12, value: (row) => day(row.reviewedAt) },
  reviewedBy: { kind: 'text', width: 10, value: (row) => row.reviewedBy },
  siteCheckedOn: { kind: 'day', width: 12, value: (row) => day(row.siteCheckedAt) },
  siteCheckedBy: { kind: 'text', width: 10, value: (row) => row.siteCheckedBy },
  closedOn: { kind: 'day', width: 14, value: (row) => (isClosed(row) ? day(row.closedAt) : null) },
  closedBy: { kind: 'text', width: 10, value: (row) => (isClosed(row) ? row.closedBy : null) },
  revisitDueOn: { kind: 'day', width: 12, value: ({ revisitDueOn }) => revisitDueOn && daySerial(revisitDueOn) },
  revisitedOn: { kind: 'day', width: 12, value: (row) => day(row.revisitedAt) },
  revisitedBy: { kind: 'text', width: 10, value: (row) => row.revisitedBy },
  falseReports: { kind: 'number', width: 9, value: (row) => row.falseReports },
  recurrences: { kind: 'number', width: 9, value: (row) => row.spell - 1 },
  spell: { kind: 'number', width: 8, value: (row) => row.spell },
  remark: { kind: 'prose', width: 24, value: (row) => row.reason },
}

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

/** Who holds a duty for the places given, today. */
function held({ names, words }: LedgerContext, duty: Duty, ...regions: string[]): CellValue {
  return joined(words, regions.flatMap((region) => names.duties.get(`${duty} ${region}`)?.map(({ name }) => name) ?? []))
}

function joined({ listSeparator }: Words, texts: Iterable<string>): CellValue {
  return [...texts].join(listSeparator) || null
}

/** The measures of one kind, a line each: so that they can be written back line by line. */
function measuresOf({ measures }: LedgerRow, kind: MeasureKind): CellValue {
  return measures?.filter((measure) => measure.kind === kind).map(({ text }) => text).join('\n') || null
}
