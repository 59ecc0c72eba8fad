import type { ListTerms } from '@lookback/core/three-lists'
import { progressStanding, progressSteps } from '@lookback/core/three-lists'
import type { LedgerContext, LedgerRow, ProblemColumnName } from '../reports/index.ts'
import { problemColumns } from '../reports/index.ts'
import type { CellValue, SheetColumn } from '../kit/workbook/written-sheet.ts'

export const listNames = ['problems', 'responsibility', 'tasks'] as const
export type ListName = (typeof listNames)[number]

type Group = keyof ListTerms['group'] | null
type OwnColumnName = 'order' | 'progress' | 'evidenceFiles'
type ListColumn = ProblemColumnName | OwnColumnName

/** The columns of the three lists (三清单): what is wrong, who answers for it, and by when what is done about it. */
export const listColumns: Readonly<Record<ListName, readonly (readonly [Group, readonly ListColumn[]])[]>> = {
  problems: [
    [null, ['order', 'number']],
    ['source', ['rounds', 'sourceTier', 'foundOn']],
    ['subject', ['township', 'village', 'subjectKind', 'subjectNumber', 'subjectName', 'category']],
    ['problem', ['dimension', 'item', 'description', 'severity', 'spell']],
    ['standing', ['state', 'falseReports', 'recurrences']],
    [null, ['remark']],
  ],
  responsibility: [
    [null, ['order', 'number']],
    ['subject', ['township', 'village', 'subjectName']],
    ['problem', ['dimension', 'item', 'severity']],
    ['units', ['department', 'townshipUnit', 'contactUnit']],
    ['people', ['leaderOfTownship', 'leaderOfVillage', 'townshipLead', 'villageLead', 'helper']],
    ['standing', ['deadline', 'state']],
  ],
  tasks: [
    [null, ['order', 'number']],
    ['subject', ['township', 'village', 'subjectName']],
    ['problem', ['item', 'description', 'severity', 'spell']],
    ['units', ['department', 'townshipUnit']],
    [null, ['helper']],
    ['deadline', ['dispatchedOn', 'deadline', 'daysLeft']],
    ['progress', ['policyMeasures', 'ownDriveMeasures', 'progress', 'evidenceFiles']],
    ['standing', ['state', 'reportedOn', 'closedOn', 'revisitedOn']],
    [null, ['remark']],
  ],
}

const filledIn: readonly ListColumn[] = ['policyMeasures', 'ownDriveMeasures', 'progress', 'evidenceFiles']

interface OwnColumn {
  heading: (words: ListTerms) => string
  kind: SheetColumn['kind']
  width: number
  value: (row: LedgerRow, index: number, words: ListTerms) => CellValue
}

/** What the lists have beyond the ledger. */
const ownColumns: Readonly<Record<OwnColumnName, OwnColumn>> = {
  order: { heading: (words) => words.order, kind: 'number', width: 7, value: (_, index) => index + 1 },
  progress: {
    heading: (words) => words.column.progress, kind: 'text', width: 11,
    value: (row, _, words) => {
      const step = progressStanding(row)
      return step && words.progress[step]
    },
  },
  evidenceFiles: { heading: (words) => words.column.evidenceFiles, kind: 'prose', width: 26, value: () => null },
}

function isOwn(column: ListColumn): column is OwnColumnName {
  return column in ownColumns
}

/** How a column of a list is written. */
export function listColumn(column: ListColumn, group: Group, words: ListTerms, { words: ledger }: LedgerContext): SheetColumn {
  const { kind, width } = isOwn(column) ? ownColumns[column] : problemColumns[column]
  return {
    group: group === null ? '' : words.group[group],
    heading: isOwn(column) ? ownColumns[column].heading(words) : ledger.columns[column],
    kind, width,
    isFilledIn: filledIn.includes(column),
    ...(column === 'progress' ? { choices: progressSteps.map((step) => words.progress[step]) } : {}),
  }
}

/** @param index of the row, from 0 */
export function listValue(column: ListColumn, row: LedgerRow, index: number, words: ListTerms, context: LedgerContext): CellValue {
  return isOwn(column) ? ownColumns[column].value(row, index, words) : problemColumns[column].value(row, context)
}
