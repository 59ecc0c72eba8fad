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
