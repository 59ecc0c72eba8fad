import { Readable } from 'node:stream'
import type { CellValue, SheetColumn } from './sheet.ts'
import { rowXml } from './sheet.ts'
import type { WorkbookFrame } from './workbook-frame.ts'
import { HEADING_ROWS, workbookFrame } from './workbook-frame.ts'

/** Rows that one sheet can hold beside its headings. */
export const ROWS_A_SHEET = 1_048_576 - HEADING_ROWS
const CHUNK_CHARACTERS = 64 * 1024

export interface StreamedWorkbook {
  name: string
  columns: readonly SheetColumn[]
  frozenColumns: number
  rowCount: number
  /** Asked for only as fast as the workbook is taken. */
  rows: AsyncIterable<readonly CellValue[]>
  /** More rows than this go on in another sheet with the same headings. */
  rowsASheet?: number
}

/**
 * A workbook as a stream of bytes: rows are read, written and packed as the reader takes them, so that memory does not
 * grow with their number. Ending the stream early ends the iteration over the rows.
 */
export async function streamWorkbook(workbook: StreamedWorkbook): Promise<Readable> {
  const { name, columns, frozenColumns, rowCount, rowsASheet = ROWS_A_SHEET } = workbook
  const sheetCount = Math.max(1, Math.ceil(rowCount / rowsASheet))
  const rowCounts = Array.from({ length: sheetCount }, (_, index) => Math.min(rowsASheet, rowCount - index * rowsASheet))
  const frame = await workbookFrame(name, columns, rowCounts, frozenColumns)
  const rows = workbook.rows[Symbol.asyncIterator]()
  const parts = frame.sheets.map((_, index) =>
    Readable.from(sheetChunks(frame, index, rows, rowCounts[index] ?? 0), { objectMode: false }))
  frame.sheets.forEach(({ path }, index) => {
    frame.archive.file(path, parts[index] ?? '', { createFolders: false })
  })
  const packed = frame.archive.generateNodeStream({
    streamFiles: true, compression: 'DEFLATE', compressionOptions: { level: 3 },
  })
  const output = new Readable().wrap(packed)
  output.once('close', () => {
    for (const part of parts) part.destroy()
  })
  return output
}

/** One worksheet's XML, taking as many rows as belong to it. */
async function* sheetChunks(
  { sheets, columns }: WorkbookFrame, index: number, rows: AsyncIterator<readonly CellValue[]>, count: number,
): AsyncGenerator<Buffer> {
  let pending = sheets[index]?.before ?? ''
  for (let row = 0; row < count; row += 1) {
    const next = await rows.next()
    if (next.done) break
    pending += rowXml(HEADING_ROWS + 1 + row, columns, next.value)
    if (pending.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(pending)
      pending = ''
    }
  }
  yield Buffer.from(pending + (sheets[index]?.after ?? ''))
}
