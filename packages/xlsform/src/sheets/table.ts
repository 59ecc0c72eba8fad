import type { Place, Problems } from '../problems.ts'
import { cleanText, straightenQuotes, type Cell, type Text } from './cells.ts'
import type { SheetColumns } from './columns.ts'
import { readHeadings, requireColumns, type Heading } from './headings.ts'

/** One row of a sheet under its canonical headings. */
export interface Row {
  readonly place: Place
  /** Cells by canonical heading; of a translatable heading, the cell without a language. */
  readonly cells: ReadonlyMap<string, Cell>
  /** The texts of translatable headings, by heading. */
  readonly texts: ReadonlyMap<string, Text>
}

/** A sheet read under its canonical headings; blank rows are left out. */
export interface Table {
  readonly sheet: string
  readonly headings: readonly Heading[]
  readonly rows: readonly Row[]
}

/** Reads the rows of a sheet, the first being its headings. A sheet without rows reads as an empty table. */
export function readTable(
  sheet: string, rows: readonly (readonly string[])[] | undefined, columns: SheetColumns, problems: Problems,
): Table {
  const headingRow = rows?.[0]
  if (rows === undefined || headingRow === undefined) return { sheet, headings: [], rows: [] }
  const headings = readHeadings(sheet, headingRow, columns, problems)
  const read: Row[] = []
  for (let index = 1; index < rows.length; index++) {
    const row = readRow(sheet, index + 1, rows[index] ?? [], headings, columns)
    if (row.cells.size > 0 || row.texts.size > 0) read.push(row)
  }
  if (read.length > 0) requireColumns(sheet, headings, columns, problems)
  return { sheet, headings, rows: read }
}

function readRow(
  sheet: string, number: number, row: readonly string[], headings: readonly Heading[], columns: SheetColumns,
): Row {
  const cells = new Map<string, Cell>()
  const texts = new Map<string, Map<string, Cell>>()
  for (const heading of headings) {
    const cleaned = cleanText(row[heading.index] ?? '')
    if (cleaned === '') continue
    const translatable = columns.translatable.has(heading.name)
    const cellPlace: Place = {
      sheet, row: number, column: heading.place.column ?? '', cell: heading.letters + String(number),
    }
    const cell: Cell = { text: translatable ? cleaned : straightenQuotes(cleaned), place: cellPlace }
    if (!translatable) {
      cells.set(heading.name, cell)
      continue
    }
    const languages = texts.get(heading.name) ?? new Map<string, Cell>()
    languages.set(heading.language, cell)
    texts.set(heading.name, languages)
  }
  return { place: { sheet, row: number }, cells, texts }
}

/** The cells under `prefix::something`, by that something. */
export function cellsUnder(row: Row, prefix: string): Map<string, Cell> {
  const found = new Map<string, Cell>()
  for (const [name, cell] of row.cells) {
    if (name.startsWith(`${prefix}::`)) found.set(name.slice(prefix.length + 2), cell)
  }
  return found
}

/** The texts under `prefix::something`, by that something. */
export function textsUnder(row: Row, prefix: string): Map<string, Text> {
  const found = new Map<string, Text>()
  for (const [name, text] of row.texts) {
    if (name.startsWith(`${prefix}::`)) found.set(name.slice(prefix.length + 2), text)
  }
  return found
}
