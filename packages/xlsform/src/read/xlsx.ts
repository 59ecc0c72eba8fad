import { readXlsx as readWorkbook, streamXlsxRows, type CellValue } from 'hucre/xlsx'
import { XlsformError } from '../problems.ts'
import { snakeCase } from '../sheets/headings.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { cellText, type FirstDay } from './cell-text.ts'
import { CellBudget, fail, formSheets, type ReadOptions } from './limits.ts'
import { fillMerged } from './merged-cells.ts'
import { statedSize } from './zip-size.ts'

/** Unpacked, the largest forms known have a few megabytes. */
const mostBytes = 256 * 1024 * 1024

/** Unpacked, forms of some thousand questions. */
const LARGE = 4 * 1024 * 1024

/** How a file begins that Excel 97–2003 wrote, and one that Excel keeps under a password. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Reads the sheets of an .xlsx workbook as texts. Sheets that are not part of a form come back empty, so that a
 * misspelt name can be pointed out; a sheet that stands alone is read whatever its name. A cell merged with those below
 * it is read as if each of them held its text. Throws `XlsformError` for a file that is no workbook or too large to be a
 * form.
 */
export async function readXlsx(bytes: Uint8Array, options: ReadOptions = {}): Promise<Sheets> {
  if (oldOffice.every((byte, index) => bytes[index] === byte)) return fail('', 'file-old-excel', {}, options)
  const size = statedSize(bytes)
  if (size === undefined) {
    return fail('', 'file-unreadable', { format: '.xlsx', reason: 'not a zip archive' }, options)
  }
  if (size > mostBytes) return fail('', 'file-too-large', { most: String(mostBytes) }, options)
  try {
    return await readSheets(bytes, size, options)
  } catch (error) {
    if (error instanceof XlsformError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return fail('', 'file-unreadable', { format: '.xlsx', reason }, options)
  }
}

/**
 * Reads every sheet of a form. A small workbook is read sheet by sheet, so that a cell far down or far right costs no
 * memory. The reader goes through all texts of the workbook anew for every sheet, so a large one is read at once where its
 * sheets are of a sensible extent.
 */
async function readSheets(bytes: Uint8Array, size: number, options: ReadOptions): Promise<Sheets> {
  if (size < LARGE) return readSheetBySheet(bytes, options)
  return readAtOnce(bytes, options).catch((error: unknown) => {
    if (error instanceof XlsformError) throw error
    return readSheetBySheet(bytes, options)
  })
}

async function readSheetBySheet(bytes: Uint8Array, options: ReadOptions): Promise<Sheets> {
  const outline = await readWorkbookOf(bytes, { range: 'A1:A1' })
  return collect(outline, async name => {
    const rows: string[][] = []
    const budget = new CellBudget(name, options)
    for await (const row of streamXlsxRows(bytes, { sheet: name })) {
      addRow(rows, row.index, row.values, outline.firstDay, budget)
    }
    return rows
  }, options)
}

async function readAtOnce(bytes: Uint8Array, options: ReadOptions): Promise<Sheets> {
  const workbook = await readWorkbookOf(bytes, {})
  return collect(workbook, name => {
    const rows: string[][] = []
    const budget = new CellBudget(name, options)
    for (const [index, values] of (workbook.sheets.get(name)?.rows ?? []).entries()) {
      addRow(rows, index, values, workbook.firstDay, budget)
    }
    return Promise.resolve(rows)
  }, options)
}

type Workbook = Awaited<ReturnType<typeof readWorkbookOf>>

/** The names of all sheets, those of a form, and the day that dates are counted from. */
async function readWorkbookOf(bytes: Uint8Array, limits: { range?: string }) {
  const names: string[] = []
  const { sheets, dateSystem } = await readWorkbook(bytes, {
    ...limits,
    sheets: ({ name }, index) => {
      names.push(name)
      return index === 0 || formSheets.has(snakeCase(name))
    },
  })
  const firstDay: FirstDay = dateSystem === '1904' ? '1904-01-01' : '1899-12-31'
  return { names, sheets: new Map(sheets.map(sheet => [sheet.name, sheet])), firstDay }
}

async function collect(
  { names, sheets }: Workbook, rowsOf: (name: string) => Promise<string[][]>, options: ReadOptions,
): Promise<Sheets> {
  const collected: Record<string, string[][]> & Sheets = { survey: [] }
  const seen = new Set<string>()
  for (const name of names) {
    const key = snakeCase(name)
    if (seen.has(key)) continue
    seen.add(key)
    collected[key] = []
    if (!formSheets.has(key) && names.length > 1) continue
    const rows = await rowsOf(name)
    fillMerged(rows, sheets.get(name)?.merges ?? [], new CellBudget(name, options))
    collected[key] = rows
  }
  return collected
}

/** Adds a row in its place; rows between that have no text stay empty. */
function addRow(
  rows: string[][], index: number, cells: readonly CellValue[], firstDay: FirstDay, budget: CellBudget,
): void {
  const values = cells.map(value => cellText(value, firstDay))
  while (values.at(-1)?.trim() === '') values.pop()
  if (values.length === 0) return
  budget.spend(index - rows.length + values.length)
  while (rows.length < index) rows.push([])
  rows[index] = values
}
