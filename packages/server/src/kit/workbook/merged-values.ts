import type { Cell } from '@lookback/core/kernel'
import type { MergedCells } from './sheet-rows.ts'

/**
 * What merged cells say on the rows below their first: 乡 and 村 merged over many households count for all of them. Asked
 * row by row, downwards.
 */
export class MergedValues {
  /** By column, the merged cells in the order of their rows, those already passed taken off. */
  readonly #byColumn = new Map<number, { firstRow: number; lastRow: number; value: Cell | null }[]>()

  /** @param counts whether what is merged in a column, counted from 1, counts for all of its rows */
  constructor(merged: readonly MergedCells[], counts: (column: number) => boolean) {
    for (const { firstRow, lastRow, firstColumn, lastColumn } of merged) {
      if (lastRow === firstRow || lastColumn !== firstColumn || !counts(firstColumn)) continue
      const known = this.#byColumn.get(firstColumn) ?? []
      known.push({ firstRow, lastRow, value: null })
      this.#byColumn.set(firstColumn, known)
    }
    for (const known of this.#byColumn.values()) known.sort((one, other) => one.firstRow - other.firstRow)
  }

  /** The row's cells with those that are merged with cells above. */
  fill(row: number, cells: (Cell | null)[]): (Cell | null)[] {
    for (const [column, known] of this.#byColumn) {
      while (known[0] && known[0].lastRow < row) known.shift()
      const [range] = known
      if (!range || range.firstRow > row) continue
      if (range.firstRow === row) range.value = cells[column - 1] ?? null
      else cells[column - 1] ??= range.value
    }
    return cells
  }
}
