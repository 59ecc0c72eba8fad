import { Readable } from 'node:stream'
import type { CellValue } from './written-sheet.ts'
import { rowXml } from './written-sheet.ts'
import type { FrameSheet, WorkbookFrame } from './written-frame.ts'
import { headingRowsOf, workbookFrame } from './written-frame.ts'

/** Rows that one sheet can hold: with the most of headings, so that each has room. */
export const ROWS_A_SHEET = 1_048_576 - headingRowsOf({ head: { title: '', unit: '' } })
const CHUNK_CHARACTERS = 64 * 1024

export interface StreamedSheet extends FrameSheet {
  /** Asked for only as fast as the workbook is taken, and only once the sheet before is written. */
  rows: AsyncIterable<readonly CellValue[]>
}

/**
 * A workbook as a stream of bytes: rows are read, written and packed as the reader takes them, so that memory does not
 * grow with their number. Ending the stream early ends the iteration over the rows.
 * @param rowsASheet more rows than this go on in another sheet with the same headings
 */
export async function streamWorkbook(sheets: readonly StreamedSheet[], rowsASheet = ROWS_A_SHEET): Promise<Readable> {
  const pieces = sheets.flatMap((sheet) => piecesOf(sheet, rowsASheet))
  const frame = await workbookFrame(pieces.map(({ sheet }) => sheet))
  const parts = pieces.map(({ sheet, rows }, index) =>
    Readable.from(sheetChunks(frame.sheets[index], headingRowsOf(sheet), rows, sheet.rowCount), { objectMode: false }))
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

/** A sheet as it goes on where one is full: 台账, 台账2, … */
function piecesOf({ rows, ...sheet }: StreamedSheet, most: number): { sheet: FrameSheet; rows: RowSource }[] {
  const source = rowSource(rows)
  return Array.from({ length: Math.max(1, Math.ceil(sheet.rowCount / most)) }, (_, index) => ({
    sheet: {
      ...sheet, name: index === 0 ? sheet.name : `${sheet.name}${index + 1}`, rowCount: Math.min(most, sheet.rowCount - index * most),
    },
    rows: source,
  }))
}

type RowSource = () => Promise<IteratorResult<readonly CellValue[]>>

/** Begins to iterate when the first row is asked for. */
function rowSource(rows: AsyncIterable<readonly CellValue[]>): RowSource {
  let iterator: AsyncIterator<readonly CellValue[]> | null = null
  return () => {
    iterator ??= rows[Symbol.asyncIterator]()
    return iterator.next()
  }
}

/** One worksheet's XML, taking as many rows as belong to it. */
async function* sheetChunks(
  frame: WorkbookFrame['sheets'][number] | undefined, headingRows: number, nextRow: RowSource, count: number,
): AsyncGenerator<Buffer> {
  let pending = frame?.before ?? ''
  for (let row = 0; row < count; row += 1) {
    const next = await nextRow()
    if (next.done) break
    pending += rowXml(headingRows + 1 + row, frame?.columns ?? [], next.value)
    if (pending.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(pending)
      pending = ''
    }
  }
  yield Buffer.from(pending + (frame?.after ?? ''))
}
