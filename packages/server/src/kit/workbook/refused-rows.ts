import type { Cell } from '@lookback/core/kernel'
import { writeMarkedCopy } from './marked-copy.ts'
import type { SheetMarks } from './marked-sheet.ts'
import { keepsText } from './marked-sheet.ts'
import { MarkedWorkbook } from './marked-workbook.ts'
import { openWorkbook } from './open.ts'

/** How a table of text is called that becomes a workbook. */
export interface RefusedRowsOptions {
  sheetName: string
  /** The reasons' heading in every language: a workbook that comes back again has the column already. */
  reasonHeadings: readonly string[]
}

/**
 * Writes the workbook that goes back: the office's own with the refused rows only, their wrong cells marked and the reasons
 * behind them. A table of text (`.csv`) becomes a workbook of texts.
 * @param sheets the worksheets that were read; of the others everything stays
 */
export async function writeRefusedRows(
  source: string, target: string, sheets: readonly SheetMarks[], options: RefusedRowsOptions,
): Promise<void> {
  const [marks] = sheets
  if (marks?.part === '') await writeMarkedTable(source, target, marks, options)
  else await writeMarkedCopy(source, target, sheets)
}

async function writeMarkedTable(source: string, target: string, marks: SheetMarks, options: RefusedRowsOptions): Promise<void> {
  const workbook = await openWorkbook(source)
  const [sheet] = workbook.sheets
  if (!sheet) return
  const headingCells: (Cell | null)[][] = []
  let written: MarkedWorkbook | null = null
  for await (const row of workbook.rows(sheet)) {
    if (row.number <= marks.lastHeadingRow) {
      headingCells.push(row.cells)
      continue
    }
    written ??= new MarkedWorkbook(target, {
      ...options, headingCells, width: marks.reasonPlace - 1, reasonHeading: marks.reasonHeading,
      keepsText: (index) => keepsText(marks, index + 1),
    })
    const mark = marks.rows.get(row.number)
    if (mark) await written.add(row.cells, mark.places.length > 0 ? mark.places : [null], mark.reason)
  }
  await written?.finish()
  await workbook.close()
}
