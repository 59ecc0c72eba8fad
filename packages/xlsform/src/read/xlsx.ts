import { XlsformError } from '../problems.ts'
import { snakeCase } from '../sheets/headings.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { CellBudget, fail, formSheets, type ReadOptions } from './limits.ts'
import { fillMerged } from './merged-cells.ts'
import { readSheet } from './sheet.ts'
import { openWorkbook } from './workbook.ts'
import { partsOf, type Part } from './zip.ts'

/** Unpacked, the largest forms known have a few. */
const mostMegabytes = 256

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
  const parts = partsOf(bytes)
  if (parts === undefined) return fail('', 'file-unreadable', { format: '.xlsx' }, options)
  const size = [...parts.values()].reduce((sum, part) => sum + part.size, 0)
  if (size > mostMegabytes * 1024 ** 2) return fail('', 'file-unpacked-too-large', { most: String(mostMegabytes) }, options)
  try {
    return await readSheets(parts, options)
  } catch (error) {
    if (error instanceof XlsformError) throw error
    // What a reader of archives or XML says of it helps nobody who has the file: it is to be saved again.
    return fail('', 'file-unreadable', { format: '.xlsx' }, options)
  }
}

async function readSheets(parts: ReadonlyMap<string, Part>, options: ReadOptions): Promise<Sheets> {
  const { sheets, shared } = await openWorkbook(parts)
  const collected: Record<string, string[][]> & Sheets = { survey: [] }
  const seen = new Set<string>()
  for (const { name, part } of sheets) {
    const key = snakeCase(name)
    if (seen.has(key)) continue
    seen.add(key)
    collected[key] = []
    if (part === undefined || (!formSheets.has(key) && sheets.length > 1)) continue
    const { rows, merges } = readSheet(await part.text(), shared, new CellBudget(name, options))
    fillMerged(rows, merges, new CellBudget(name, options))
    collected[key] = rows
  }
  return collected
}
