import type { Misread } from '@lookback/core/kernel'
import type { MergedCells, SheetRow } from './sheet-rows.ts'

/** A worksheet of which a table was read. */
export interface TableSheet {
  name: string
  /** Where it lies in the archive; a table of text has none. */
  part: string
  /** Where each column stands in it, counted from 1. */
  places: ReadonlyMap<string, number>
  /** The row of the last heading, as the spreadsheet program shows it. */
  lastHeadingRow: number
  /** Columns that any row has. */
  width: number
  /** Where the reasons of an earlier time stand; null where they do not. */
  reasonPlace: number | null
  merged: readonly MergedCells[]
}

/** A table as it stands in the workbook's worksheets that have it, each with its columns in one order. */
export interface ReadTable {
  /** Where each column stands in the rows, counted from 1. */
  places: ReadonlyMap<string, number>
  sheets: readonly TableSheet[]
  /** Their numbers are `rowPlace` of the sheet among `sheets` and the row. */
  rows: SheetRow[]
  /** Rows that are no data: totals, signatures, notes, the headings again, blank ones. */
  passedOver: number
  /** Names of worksheets with something in them that were not read. */
  leftOut: readonly string[]
  /** Headings that are not known and look like a column that is not there. */
  misread: readonly Misread[]
}
