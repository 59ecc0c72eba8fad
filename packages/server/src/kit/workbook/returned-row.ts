import { isCalculated, Refusal } from '@lookback/core/kernel'
import type { SheetRow } from './sheet-rows.ts'

/** What became of one row. */
export interface RowResult {
  row: SheetRow
  /** One of the outcomes that the table declares. */
  result: string | RefusedCell
}

/** Why a row is refused, and in which of its columns the reason lies. */
export class RefusedCell extends Error {
  readonly column: string
  readonly refusal: Refusal

  constructor(column: string, refusal: Refusal) {
    super(`${column}: ${refusal.message}`)
    this.name = 'RefusedCell'
    this.column = column
    this.refusal = refusal
  }
}

/** A spreadsheet keeps so many digits of a number. */
const digitsKept = 15

/** The text of a row's cell; empty where there is none. Numbers are as the workbook stores them. */
export type CellText = (column: string) => string

/** @throws {RefusedCell} by the reader for a formula or an error, whose text is not what was meant, and for a damaged number */
export function cellTexts({ cells }: SheetRow, places: ReadonlyMap<string, number>): CellText {
  return (column) => {
    const cell = cells[(places.get(column) ?? 0) - 1]
    if (!cell) return ''
    if (cell.kind === 'formula' || cell.kind === 'error') throw new RefusedCell(column, new Refusal('row-cell-formula'))
    if (isCalculated(cell.text) || (cell.kind === 'number' && cell.text.length > digitsKept)) {
      throw new RefusedCell(column, new Refusal('row-number-damaged', { value: cell.text }))
    }
    return cell.text.trim()
  }
}

/** The first row that has each key, to tell the later ones. */
export class FirstRows {
  readonly #rows = new Map<string, number>()

  /** @throws {RefusedCell} when another row has it already */
  add(key: string, row: number, column: string): void {
    const other = this.#rows.get(key)
    if (other !== undefined) throw new RefusedCell(column, new Refusal('row-twice', { other }))
    this.#rows.set(key, row)
  }
}
