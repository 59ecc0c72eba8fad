import type { CellBudget } from './limits.ts'

/** A range of merged cells, counted from 0, both ends included. */
export interface MergedRange {
  readonly startRow: number
  readonly startCol: number
  readonly endRow: number
  readonly endCol: number
}

/**
 * Gives the text of a merged cell to every row it reaches down to, since a list named once beside all its choices names
 * each of them. The heading row stays as it is, and so does what lies to the right.
 */
export function fillMerged(rows: string[][], ranges: readonly MergedRange[], budget: CellBudget): void {
  for (const { startRow, startCol, endRow } of ranges) {
    const text = rows[startRow]?.[startCol] ?? ''
    if (startRow === 0 || text === '') continue
    // Rows without a cell of their own below the last are no part of the form.
    const last = Math.min(endRow, rows.length - 1)
    for (let row = startRow + 1; row <= last; row++) {
      budget.spend(1)
      const cells = rows[row]
      if (cells === undefined || cells.length === 0) continue
      while (cells.length < startCol) cells.push('')
      cells[startCol] = text
    }
  }
}
