import { compact, Day, isPlaceholder, Refusal } from '@lookback/core/kernel'
import type { IndicatorTerms } from '@lookback/core/indicators'
import { codeNamed, indicatorTermsIn } from '@lookback/core/indicators'
import type { Locale } from '@lookback/core/kernel'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, RefusedCell } from '../kit/workbook/returned-row.ts'

/** Characters of why a target is another than before. */
export const LONGEST_REASON = 200

/** A reason that lies in a cell. */
export function refused(column: string, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}

/** A row with what it says, or why it is refused. */
export type ReadRow<Said> = { row: SheetRow; said: Said } | (RowResult & { result: RefusedCell })

/** Reads rows one by one; one that cannot be read refuses no other. */
export function readRows<Said>(rows: readonly SheetRow[], places: ReadonlyMap<string, number>, read: (text: CellText, row: SheetRow) => Said): ReadRow<Said>[] {
  return rows.map((row) => {
    try {
      return { row, said: read(cellTexts(row, places), row) }
    } catch (error) {
      if (error instanceof RefusedCell) return { row, result: error }
      throw error
    }
  })
}

/** What an empty cell and a dash say. */
export function isEmpty(text: string): boolean {
  return text === '' || isPlaceholder(text)
}

/** @throws {RefusedCell} `indicator-number-wrong` for a text among numbers, or below 0 */
export function numberIn(text: CellText, column: string): number | null {
  const given = text(column)
  if (isEmpty(given)) return null
  const plain = compact(given).replace(/,/g, '')
  if (!/^\d{1,12}(\.\d{1,10})?$/.test(plain)) throw refused(column, 'indicator-number-wrong', { given })
  return Number(plain)
}

/** A rate as offices write it: `26%`, `26.0` under a heading of percent, or 0.26 as a spreadsheet stores it. */
export function rateIn(text: CellText, column: string): number | null {
  const given = text(column)
  if (isEmpty(given)) return null
  const plain = compact(given)
  const percent = /^(\d{1,5}(?:\.\d{1,10})?)%$/.exec(plain)
  if (percent) return Number(percent[1]) / 100
  if (!/^\d{1,5}(\.\d{1,12})?$/.test(plain)) throw refused(column, 'indicator-number-wrong', { given })
  return Number(plain) > 2 ? Number(plain) / 100 : Number(plain)
}

/** @throws {RefusedCell} `indicator-day-wrong` */
export function dayIn(text: CellText, column: string): Day | null {
  const given = text(column)
  if (isEmpty(given)) return null
  const [, year = '', month = '', date = ''] = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(compact(given)) ?? []
  const day = Day.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (!day.success) throw refused(column, 'indicator-day-wrong', { given })
  return day.data
}

/** @throws {RefusedCell} `indicator-cell-wrong` naming what is known */
export function codeIn<Group extends keyof IndicatorTerms>(
  text: CellText, column: string, group: Group, otherwise: keyof IndicatorTerms[Group] | null, locale: Locale,
): keyof IndicatorTerms[Group] {
  const given = text(column)
  const code = isEmpty(given) ? otherwise : codeNamed(group, compact(given))
  if (code === null || code === undefined) {
    throw refused(column, 'indicator-cell-wrong', { given: given === '' ? '—' : given, known: Object.values(indicatorTermsIn(locale)[group]) })
  }
  return code
}

/** Names in one cell, as offices part them. */
export function namesIn(text: string): string[] {
  return text.split(/[、，,;；\n]/).map((name) => compact(name)).filter((name) => !isEmpty(name))
}
