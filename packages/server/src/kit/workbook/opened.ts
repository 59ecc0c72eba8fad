import type { MergedCells, SheetRow } from './sheet-rows.ts'

/** A worksheet of an open workbook. */
export interface Sheet {
  name: string
  isHidden: boolean
  /** Where it lies in the archive; a table of text has none. */
  part: string
}

/** A workbook that has been found readable, with its worksheets in order; a table of text (`.csv`) has one. */
export interface OpenWorkbook {
  sheets: readonly Sheet[]
  /** The texts that cells point to (`SharedCell`), tidied. */
  sharedTexts: readonly string[]
  /** @param merged is given the sheet's merged cells, after its last row */
  rows: (sheet: Sheet, merged?: (cells: MergedCells) => void) => AsyncGenerator<SheetRow>
  close: () => Promise<void>
}
