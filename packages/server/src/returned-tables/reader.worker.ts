import type { ReadTable, TableSheet } from '../kit/workbook/read-table.ts'
import type { MessagePort } from 'node:worker_threads'
import { exampleSheets, findTable, isNoRow, missingColumns, officeRow, Refusal, rowPlace } from '@lookback/core/kernel'
import type { Misread, TableColumn } from '@lookback/core/kernel'
import type { OpenWorkbook } from '../kit/workbook/opened.ts'
import { openWorkbook } from '../kit/workbook/open.ts'
import type { SheetMarks } from '../kit/workbook/marked-sheet.ts'
import { MergedValues } from '../kit/workbook/merged-values.ts'
import type { MergedCells, SheetRow } from '../kit/workbook/sheet-rows.ts'
import { workInThread } from '../kit/workbook/worker-port.ts'

export interface ReaderInput {
  file: string
  /** Where the workbook of refused rows is written. */
  refusedFile: string
  columns: readonly TableColumn[]
  /** A longer table is refused. */
  rowsAtMost: number
  /** How the column of reasons is called in every language. */
  reasonHeadings: readonly string[]
}

/** The table as it stands there; then, where rows are refused, that the workbook of these is written. */
export type ReaderMessage = ({ kind: 'table' } & ReadTable) | { kind: 'written' }

/** The rows that go back; an answer to the table, and only where there are any. */
export interface RefusedRows {
  sheets: readonly SheetMarks[]
  sheetName: string
}

/** Titles may stand above the headings; further down nobody looks for them. */
const rowsWithHeadings = 20

await workInThread((input, port) => read(input as ReaderInput, port))

/** Reads every worksheet that has the table: of the three lists the list of tasks, of a table with a sheet a village all. */
async function read(input: ReaderInput, port: MessagePort): Promise<void> {
  const workbook = await openWorkbook(input.file)
  try {
    const answered = new Promise<RefusedRows>((resolve) => port.once('message', resolve))
    tell(port, { kind: 'table', ...(await readTable(workbook, input)) })
    const { sheets, sheetName } = await answered
    // What writes workbooks is a third of what a thread loads, and mostly nothing is refused.
    const { writeRefusedRows } = await import('../kit/workbook/refused-rows.ts')
    await writeRefusedRows(input.file, input.refusedFile, sheets, { sheetName, reasonHeadings: input.reasonHeadings })
    tell(port, { kind: 'written' })
  } finally {
    await workbook.close()
  }
}

function tell(port: MessagePort, message: ReaderMessage): void {
  port.postMessage(message)
}

async function readTable(workbook: OpenWorkbook, { columns, rowsAtMost, reasonHeadings }: ReaderInput): Promise<ReadTable> {
  const keys = columns.map(({ key }) => key)
  const sheets: TableSheet[] = []
  const rows: SheetRow[] = []
  const leftOut: string[] = []
  const misread = new Map<string, Misread>()
  let nearest: readonly string[] | null = null
  let passedOver = 0
  const examples = exampleSheets(workbook.sheets)
  for (const sheet of workbook.sheets) {
    const merged: MergedCells[] = []
    const all = await take(workbook.rows(sheet, (cells) => merged.push(cells)), rowsAtMost)
    if (all.length === 0) continue
    const table = findTable(all.slice(0, rowsWithHeadings).map(({ cells }) => cells), columns)
    const missing = missingColumns(table, columns)
    if (!table || missing.length > 0 || sheet.isHidden || examples.has(sheet)) {
      leftOut.push(sheet.name)
      if (!nearest || missing.length < nearest.length) nearest = missing
      continue
    }
    if (table.twice.length > 0) throw new Refusal('workbook-headings-twice', { sheet: sheet.name, headings: table.twice })
    for (const one of table.misread) misread.set(one.heading, one)
    const heading = all.slice(0, table.headingRows)
    const data = all.slice(table.headingRows).filter(({ cells }) => officeRow(cells) === null && !isNoRow(cells, table.places, columns))
    passedOver += all.length - table.headingRows - data.length
    const values = new MergedValues(merged, () => true)
    rows.push(...data.map(({ number, cells }) => {
      const whole = values.fill(number, cells)
      return { number: rowPlace(sheets.length, number), cells: keys.map((key) => whole[(table.places.get(key) ?? 0) - 1] ?? null) }
    }))
    const width = Math.max(...all.map(({ cells }) => cells.length))
    const reasons = heading.at(-1)?.cells.findIndex((cell) => cell && reasonHeadings.includes(cell.text)) ?? -1
    sheets.push({
      name: sheet.name, part: sheet.part, places: table.places, width, merged,
      lastHeadingRow: heading.at(-1)?.number ?? 0, reasonPlace: reasons < 0 ? null : reasons + 1,
    })
  }
  if (sheets.length === 0 && !nearest) throw new Refusal('workbook-empty')
  if (sheets.length === 0) throw new Refusal('workbook-columns-missing', { columns: nearest ?? [] })
  if (rows.length > rowsAtMost) throw new Refusal('workbook-too-large', { reason: 'rows' })
  if (rows.length === 0) throw new Refusal('workbook-empty')
  return { places: new Map(keys.map((key, index) => [key, index + 1])), sheets, rows, passedOver, leftOut, misread: [...misread.values()] }
}

/** @throws {Refusal} `workbook-too-large` where there are many more rows than a table may have */
async function take(rows: AsyncGenerator<SheetRow>, most: number): Promise<SheetRow[]> {
  const taken: SheetRow[] = []
  for await (const row of rows) {
    taken.push(row)
    if (taken.length > most + rowsWithHeadings) throw new Refusal('workbook-too-large', { reason: 'rows' })
  }
  return taken
}
