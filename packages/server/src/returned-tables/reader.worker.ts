import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { MessagePort } from 'node:worker_threads'
import { findTable, missingColumns, Refusal } from '@lookback/core/kernel'
import type { TableColumn, TablePlaces } from '@lookback/core/kernel'
import type { OpenWorkbook } from '../kit/workbook/open.ts'
import { openWorkbook } from '../kit/workbook/open.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import { workInThread } from '../kit/workbook/worker-port.ts'

export interface ReaderInput {
  file: string
  columns: readonly TableColumn[]
  /** A longer table is refused. */
  rowsAtMost: number
}

export interface ReaderMessage extends ReadTable {
  kind: 'table'
}

/** Titles may stand above the headings; further down nobody looks for them. */
const rowsWithHeadings = 20

await workInThread((input, port) => read(input as ReaderInput, port))

/** Reads the worksheet that has the table: of the three lists the list of tasks, wherever it stands. */
async function read(input: ReaderInput, port: MessagePort): Promise<void> {
  const workbook = await openWorkbook(input.file)
  try {
    const message: ReaderMessage = { kind: 'table', ...(await readTable(workbook, input)) }
    port.postMessage(message)
  } finally {
    await workbook.close()
  }
}

async function readTable(workbook: OpenWorkbook, { columns, rowsAtMost }: ReaderInput): Promise<ReadTable> {
  let best: { sheet: string; table: TablePlaces; headingCells: SheetRow['cells'][] } | null = null
  let isBlank = true
  for (const sheet of workbook.sheets) {
    const first = (await take(workbook.rows(sheet), rowsWithHeadings)).map(({ cells }) => cells)
    if (first.length > 0) isBlank = false
    const table = findTable(first, columns)
    if (table && table.places.size > (best?.table.places.size ?? 0)) {
      best = { sheet, table, headingCells: first.slice(0, table.headingRows) }
    }
  }
  if (isBlank) throw new Refusal('workbook-empty')
  const missing = missingColumns(best?.table ?? null, columns)
  if (!best || missing.length > 0) throw new Refusal('workbook-columns-missing', { columns: missing })
  const { sheet, table, headingCells } = best
  const rows = (await take(workbook.rows(sheet), table.headingRows + rowsAtMost + 1)).slice(table.headingRows)
  if (rows.length > rowsAtMost) throw new Refusal('workbook-too-large', { reason: 'rows' })
  if (rows.length === 0) throw new Refusal('workbook-empty')
  return { places: table.places, headingCells, rows }
}

async function take(rows: AsyncGenerator<SheetRow>, most: number): Promise<SheetRow[]> {
  const taken: SheetRow[] = []
  for await (const row of rows) {
    taken.push(row)
    if (taken.length === most) break
  }
  return taken
}
