import type { Locale } from '../kernel/words.ts'
import { registerTermsIn } from './words/workbook.ts'
import type { CellIssue, ReasonDetails } from '../kernel/cell.ts'
import { columnLetters } from '../kernel/cell.ts'
import { columns } from './columns.ts'

const labels = new Map(columns.map(({ key, labels: [label = key] }) => [key, label]))

/**
 * What is wrong, where, in words: the cell by its name in the workbook that was imported.
 * @param places the place of each column, counted from 1
 */
export function issueSentence(issue: CellIssue, places: ReadonlyMap<string, number>, locale: Locale): string {
  const terms = registerTermsIn(locale)
  const place = places.get(issue.column)
  const label = labels.get(issue.column) ?? issue.column
  const reason = fill(terms.reasons[issue.reason], issue.details)
  return place === undefined
    ? fill(terms.issueWithoutCell, { row: issue.row, label, reason })
    : fill(terms.issue, { cell: `${columnLetters(place)}${issue.row}`, label, reason })
}

function fill(sentence: string, details: ReasonDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'))
}
