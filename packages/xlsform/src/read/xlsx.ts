import { readXlsx as readWorkbook, streamXlsxRows } from 'hucre/xlsx'
import { XlsformError } from '../problems.ts'
import { snakeCase } from '../sheets/headings.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { cellText, type FirstDay } from './cell-text.ts'
import { CellBudget, fail, type ReadOptions } from './limits.ts'
import { fillMerged } from './merged-cells.ts'
import { statedSize } from './zip-size.ts'

/** Unpacked, the largest forms known have a few megabytes. */
const mostBytes = 256 * 1024 * 1024

const formSheets = new Set(['survey', 'choices', 'settings', 'entities', 'external_choices', 'osm'])

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
    return await readSheets(bytes, options)
  } catch (error) {
    if (error instanceof XlsformError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return fail('', 'file-unreadable', { format: '.xlsx', reason }, options)
  }
}

async function readSheets(bytes: Uint8Array, options: ReadOptions): Promise<Sheets> {
  const sheets: Record<string, string[][]> & Sheets = { survey: [] }
  const { names, merges, firstDay } = await readOutline(bytes)
  const seen = new Set<string>()
  for (const name of names) {
    const key = snakeCase(name)
    if (seen.has(key)) continue
    seen.add(key)
    sheets[key] = []
    if (!formSheets.has(key) && names.length > 1) continue
    const rows = await readRows(bytes, name, firstDay, options)
    fillMerged(rows, merges.get(name) ?? [], new CellBudget(name, options))
    sheets[key] = rows
  }
  return sheets
}

/** The names of the sheets, the merged cells of those that are read, and the day that dates are counted from. */
async function readOutline(bytes: Uint8Array) {
  const names: string[] = []
  const { sheets, dateSystem } = await readWorkbook(bytes, {
    sheets: ({ name }, index) => {
      names.push(name)
      return index === 0 || formSheets.has(snakeCase(name))
    },
    range: 'A1:A1',
  })
  const merges = new Map(sheets.map(({ name, merges: ranges = [] }) => [name, ranges]))
  const firstDay: FirstDay = dateSystem === '1904' ? '1904-01-01' : '1899-12-31'
  return { names, merges, firstDay }
}

async function readRows(
  bytes: Uint8Array, sheet: string, firstDay: FirstDay, options: ReadOptions,
): Promise<string[][]> {
  const budget = new CellBudget(sheet, options)
  const rows: string[][] = []
  for await (const row of streamXlsxRows(bytes, { sheet })) {
    const values = row.values.map(value => cellText(value, firstDay))
    while (values.at(-1)?.trim() === '') values.pop()
    if (values.length === 0) continue
    budget.spend(row.index - rows.length + row.values.length)
    while (rows.length < row.index) rows.push([])
    rows[row.index] = values
  }
  return rows
}
