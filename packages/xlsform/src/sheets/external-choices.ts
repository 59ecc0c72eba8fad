import type { SheetRows } from './workbook.ts'

/** Writes the external_choices sheet as the `itemsets.csv` that ODK Collect looks choices up in. */
export function externalChoicesCsv(rows: SheetRows): string {
  const width = rows[0]?.length ?? 0
  const filled = rows.filter(row => row.some(cell => cell.trim() !== ''))
  const lines = filled.map(row => Array.from({ length: width }, (_, index) => quoted(row[index] ?? '')).join(','))
  return lines.map(line => `${line}\n`).join('')
}

function quoted(text: string): string {
  return `"${text.trim().replace(/"/g, '""')}"`
}
