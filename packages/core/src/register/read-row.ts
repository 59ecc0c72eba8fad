import type { Cell, CellIssue } from '../kernel/cell.ts'
import type { Column } from './columns.ts'
import type { Headings } from './headings.ts'
import type { CellReading, CellValue, ReadingContext } from './read-cell.ts'
import { readCell } from './read-cell.ts'

/** A row of a workbook by the keys of its columns, and what is wrong with its cells. */
export interface ReadRow {
  /** `rowPlace` of its worksheet and row. */
  place: number
  values: ReadonlyMap<string, CellValue>
  issues: readonly CellIssue[]
}

/** As many readings of a column are remembered. */
const rememberedAtMost = 500

/**
 * Reads the rows of a worksheet. Most of a register's cells say what cells above have said (a household's columns stand on each
 * of its rows, codes everywhere): how these read is remembered.
 */
export class RowReader {
  readonly #headings: Headings
  readonly #context: ReadingContext
  readonly #remembered: Map<string, CellReading>[]

  constructor(headings: Headings, context: ReadingContext) {
    this.#headings = headings
    this.#context = context
    this.#remembered = headings.byPlace.map(() => new Map<string, CellReading>())
  }

  read(place: number, cells: readonly (Cell | null)[]): ReadRow {
    const values = new Map<string, CellValue>()
    const issues: CellIssue[] = []
    this.#headings.byPlace.forEach((column, index) => {
      const cell = cells[index]
      if (!column || !cell) return
      const reading = this.#readCell(column, cell, index)
      if ('value' in reading) values.set(column.key, reading.value)
      else if ('reason' in reading) issues.push({ row: place, column: column.key, reason: reading.reason, details: reading.details })
    })
    return { place, values, issues }
  }

  #readCell(column: Column, cell: Cell, index: number): CellReading {
    const remembered = this.#remembered[index]
    const key = cell.kind === 'text' ? cell.text : `${cell.kind}\0${cell.text}`
    const before = remembered?.get(key)
    if (before) return before
    const factor = this.#headings.factors.get(column.key)
    const reading = readCell(column, cell, this.#context, factor === undefined ? 1 : factor)
    if (remembered && remembered.size >= rememberedAtMost) remembered.clear()
    remembered?.set(key, reading)
    return reading
  }
}
