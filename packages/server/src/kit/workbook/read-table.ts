import type { SheetRow } from './sheet-rows.ts'
/** A table as it stands in the workbook. */
export interface ReadTable {
  places: ReadonlyMap<string, number>
  headingCells: SheetRow['cells'][]
  rows: SheetRow[]
}
