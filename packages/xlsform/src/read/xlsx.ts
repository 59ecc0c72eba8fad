import { readXlsx as readWorkbook, streamXlsxRows } from 'hucre/xlsx'
import { XlsformError } from '../problems.ts'
import { snakeCase } from '../sheets/headings.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { cellText } from './cell-text.ts'
import { CellBudget, fail, type ReadOptions } from './limits.ts'
import { statedSize } from './zip-size.ts'

/** Unpacked, the largest forms known have a few megabytes. */
const mostBytes = 256 * 1024 * 1024

const formSheets = new Set(['survey', 'choices', 'settings', 'entities', 'external_choices', 'osm'])

/**
 * Reads the sheets of an .xlsx workbook as texts. Sheets that are not part of a form come back empty, so that a
 * misspelt name can be pointed out. Throws `XlsformError` for a file that is no workbook or too large to be a form.
 */
export async function readXlsx(bytes: Uint8Array, options: ReadOptions = {}): Promise<Sheets> {
  const size = statedSize(bytes)
  if (size === undefined) {
    return fail('', 'file-unreadable', { format: '.xlsx', reason: 'not a zip archive' }, options)
  }
  if (size > mostBytes) return fail('', 'file-too-large', { most: String(mostBytes) }, options)
  try {
    return await readSheets(bytes, options)
  } catch (error) {
    if (error instanceof XlsformError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return fail('', 'file-unreadable', { format: '.xlsx', reason }, options)
  }
}

async function readSheets(bytes: Uint8Array, options: ReadOptions): Promise<Sheets> {
  const sheets: Record<string, string[][]> & Sheets = { survey: [] }
  const seen = new Set<string>()
  for (const name of await sheetNames(bytes)) {
    const key = snakeCase(name)
    if (!seen.has(key)) sheets[key] = formSheets.has(key) ? await readRows(bytes, name, options) : []
    seen.add(key)
  }
  return sheets
}

async function sheetNames(bytes: Uint8Array): Promise<string[]> {
  const names: string[] = []
  await readWorkbook(bytes, {
    sheets: sheet => {
      names.push(sheet.name)
      return false
    },
  })
  return names
}

async function readRows(bytes: Uint8Array, sheet: string, options: ReadOptions): Promise<string[][]> {
  const budget = new CellBudget(sheet, options)
  const rows: string[][] = []
  for await (const row of streamXlsxRows(bytes, { sheet })) {
    const values = row.values.map(cellText)
    while (values.at(-1)?.trim() === '') values.pop()
    if (values.length === 0) continue
    budget.spend(row.index - rows.length + row.values.length)
    while (rows.length < row.index) rows.push([])
    rows[row.index] = values
  }
  return rows
}
