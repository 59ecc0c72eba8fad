import type { Locale } from '../kernel/words.ts'
import { registerTermsIn } from './words/workbook.ts'
import type { RegisterTerms } from './words/workbook.ts'
import type { CellIssue, ReasonDetails } from '../kernel/cell.ts'
import { columnLetters } from '../kernel/cell.ts'
import { columns } from './columns.ts'
import { toldApart } from './told-apart.ts'

const labels = new Map(columns.map(({ key, labels: [label = key] }) => [key, label]))

/** The row of a `rowPlace`, and its worksheet where the workbook has several. */
export type RowNames = (place: number) => { row: number; sheet: string | null }

/**
 * What is wrong, where, in words: the cell by its name in the workbook that was imported.
 * @param places the place of each column, counted from 1
 */
export function issueSentence(issue: CellIssue, places: ReadonlyMap<string, number>, names: RowNames, locale: Locale): string {
  const terms = registerTermsIn(locale)
  const place = places.get(issue.column)
  const label = labels.get(issue.column) ?? issue.column
  const { other } = issue.details
  const details = typeof other === 'number' ? { ...issue.details, other: rowName(other, names, terms) } : issue.details
  const reason = fill(terms.reasons[issue.reason], toldApart(details))
  const { row, sheet } = names(issue.row)
  const where = sheet === null ? '' : fill(terms.inSheet, { sheet })
  return place === undefined
    ? fill(terms.issueWithoutCell, { row, where, label, reason })
    : fill(terms.issue, { cell: `${columnLetters(place)}${row}`, where, label, reason })
}

/** What is wrong with a value that stands in no workbook, in words. */
export function wrongValue({ column, reason, details }: Omit<CellIssue, 'row'>, locale: Locale): string {
  const terms = registerTermsIn(locale)
  return fill(terms.wrongValue, { label: labels.get(column) ?? column, reason: fill(terms.reasons[reason], toldApart(details)) })
}

function rowName(place: number, names: RowNames, terms: RegisterTerms): string {
  const { row, sheet } = names(place)
  return sheet === null ? fill(terms.row, { row }) : fill(terms.rowInSheet, { row, sheet })
}

function fill(sentence: string, details: ReasonDetails): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'))
}
