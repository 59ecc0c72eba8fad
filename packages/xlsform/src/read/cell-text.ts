import { dateText } from './date-formats.ts'
import { unescaped, type Shared } from './workbook.ts'

/**
 * The text of a cell as its author sees it: whole numbers without a fraction, dates and times as ISO 8601, TRUE and FALSE.
 *
 * @param type the cell's type: a number, unless it says otherwise
 * @param style the number of its style
 * @param value what stands in it
 */
export function cellText(type: string | undefined, style: string | undefined, value: string, shared: Shared): string {
  switch (type) {
    case 's':
      return shared.texts[Number(value)] ?? ''
    case 'b':
      return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE'
    case 'str':
      return unescaped(value)
    case 'inlineStr':
    case 'e':
      return value
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '')
    case undefined:
    default:
      return numberText(value, style !== undefined && shared.dateStyles[Number(style)] === true, shared.from1904)
  }
}

/** Excel keeps 0.1 + 0.2 as 0.30000000000000004 but shows 15 digits. */
function numberText(text: string, isDate: boolean, from1904: boolean): string {
  const value = text.trim() === '' ? NaN : Number(text)
  if (Number.isNaN(value)) return text
  if (isDate) return dateText(value, from1904)
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}
