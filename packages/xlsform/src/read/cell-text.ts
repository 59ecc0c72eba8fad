import type { CellValue } from 'hucre/xlsx'

/** The day that a workbook counts dates from; a time of day is kept as a time on it. */
export type FirstDay = '1899-12-31' | '1904-01-01'

/**
 * The text of a cell as its author sees it: whole numbers without a fraction, dates and times as ISO 8601, TRUE and FALSE.
 */
export function cellText(value: CellValue | undefined, firstDay: FirstDay = '1899-12-31'): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value, firstDay)
  return String(value)
}

/** Excel keeps 0.1 + 0.2 as 0.30000000000000004 but shows 15 digits. */
function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

/** Excel keeps fractions of a day, in which a second is no round number. */
function dateText(date: Date, firstDay: FirstDay): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  if (iso.startsWith(firstDay)) return iso.slice(11, 19)
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}
