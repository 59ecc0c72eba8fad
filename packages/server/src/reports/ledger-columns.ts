import type { ViewColumn } from '@lookback/core/problems'
import type { ReportTerms } from '@lookback/core/reports'
import type { ProblemColumnName } from './problem-columns.ts'

type Group = keyof ReportTerms['ledger']['groups']

const groups: Readonly<Record<Group, readonly ProblemColumnName[]>> = {
  source: ['number', 'rounds', 'sourceTier'],
  subject: ['township', 'village', 'subjectKind', 'subjectNumber', 'subjectName', 'category'],
  problem: ['dimension', 'item', 'description', 'severity', 'foundOn'],
  responsibility: ['department', 'townshipUnit', 'leader', 'contactUnit', 'helper'],
  rectification: [
    'state', 'dispatchedOn', 'acknowledgedOn', 'deadline',
    'daysLeft', 'measures', 'evidence', 'reportedOn', 'reportedBy',
  ],
  acceptance: [
    'reviewedOn', 'reviewedBy', 'siteCheckedOn', 'siteCheckedBy', 'closedOn',
    'closedBy', 'revisitDueOn', 'revisitedOn', 'revisitedBy', 'falseReports', 'recurrences',
  ],
  remark: ['remark'],
}

/** The columns of the ledger (台账), in order; those of one group stand under a merged heading. */
export const ledgerColumns = Object.entries(groups).flatMap(([group, names]) =>
  names.map((name) => ({ name, group: group as Group })))

/** What of a problem each column of the console's list shows. */
const shownIn: Readonly<Record<ViewColumn, readonly ProblemColumnName[]>> = {
  item: ['item', 'dimension'], severity: ['severity'], state: ['state'], dueBy: ['deadline', 'daysLeft'], subject: ['subjectName', 'subjectNumber', 'category'],
  place: ['township', 'village'], department: ['department', 'townshipUnit'], foundAt: ['foundOn'],
}

/** The columns of the sheet for those that somebody looks at, in their order: without headings over several of them, which the order may part. */
export function columnsShown(view: readonly ViewColumn[]): { name: ProblemColumnName; group: null }[] {
  return [...new Set(view.flatMap((column) => shownIn[column]))].map((name) => ({ name, group: null }))
}
