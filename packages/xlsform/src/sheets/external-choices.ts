import type { Heading } from './headings.ts'
import type { SheetRows } from './workbook.ts'

/** Writes the external_choices sheet as the `itemsets.csv` that ODK Collect looks choices up in, under standard headings. */
export function externalChoicesCsv([first = [], ...rest]: SheetRows, headings: readonly Heading[]): string {
  const width = first.length
  const named = new Map(headings.map(({ index, name, known, language }) => [index, known && language === '' ? name : '']))
  const rows = [first.map((text, index) => named.get(index) || text), ...rest]
  const filled = rows.filter(row => row.some(cell => cell.trim() !== ''))
  const lines = filled.map(row => Array.from({ length: width }, (_, index) => quoted(row[index] ?? '')).join(','))
  return lines.map(line => `${line}\n`).join('')
}

function quoted(text: string): string {
  return `"${text.trim().replace(/"/g, '""')}"`
}
