import type { Cell, CellIssue } from '../kernel/cell.ts'
import type { Headings } from './headings.ts'
import type { CellValue, ReadingContext } from './read-cell.ts'
import { readCell } from './read-cell.ts'

/** A row of a workbook by the keys of its columns, and what is wrong with its cells. */
export interface ReadRow {
  /** `rowPlace` of its worksheet and row. */
  place: number
  values: ReadonlyMap<string, CellValue>
  issues: readonly CellIssue[]
}

export function readRow(
  place: number, cells: readonly (Cell | null)[], headings: Headings, context: ReadingContext,
): ReadRow {
  const values = new Map<string, CellValue>()
  const issues: CellIssue[] = []
  headings.byPlace.forEach((column, index) => {
    const cell = cells[index]
    if (!column || !cell) return
    const factor = headings.factors.get(column.key)
    const reading = readCell(column, cell, context, factor === undefined ? 1 : factor)
    if ('value' in reading) values.set(column.key, reading.value)
    else if ('reason' in reading) issues.push({ row: place, column: column.key, reason: reading.reason, details: reading.details })
  })
  return { place, values, issues }
}
