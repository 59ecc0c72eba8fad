import { parseCsv } from 'hucre/csv'
import { snakeCase } from '../sheets/headings.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { CellBudget, fail, formSheets, type ReadOptions } from './limits.ts'

/**
 * Reads an XLSForm kept as comma-separated text, or as the bytes of one: in UTF-8, or in GB 18030 as Chinese Excel saves
 * it. A line whose first cell is filled begins the sheet of that name, its
 * rows being indented by one cell; a text without such lines is the survey sheet alone.
 */
export function readCsv(csv: string | Uint8Array, options: ReadOptions = {}): Sheets {
  const rows = parse(typeof csv === 'string' ? csv : decode(csv), options)
  const budget = new CellBudget('', options)
  for (const row of rows) budget.spend(row.length + 1)
  const headings = rows[0]?.map(snakeCase) ?? []
  const divided = rows.some(row => formSheets.has(snakeCase(row[0] ?? '')))
  if (headings.includes('type') || !divided) return { survey: headings[0] === '' ? rows.map(row => row.slice(1)) : rows }
  return splitSheets(rows)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function parse(text: string, options: ReadOptions): string[][] {
  try {
    return parseCsv(text, { delimiter: ',' }).map(row => row.map(value => typeof value === 'string' ? value : ''))
  } catch {
    return fail('', 'file-unreadable', { format: '.csv' }, options)
  }
}

function splitSheets(rows: readonly (readonly string[])[]): Sheets {
  const sheets: Record<string, string[][]> & Sheets = { survey: [] }
  let current: string[][] | undefined
  for (const row of rows) {
    const [first = '', ...rest] = row
    if (first.trim() !== '') {
      current = sheets[snakeCase(first)] ??= []
      if (rest.every(cell => cell.trim() === '')) continue
    }
    current?.push(rest)
  }
  return sheets
}
