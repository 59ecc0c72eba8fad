import { checkTextReferences } from '../expressions/text-references.ts'
import type { Place, Problems } from '../problems.ts'
import { ShortMap } from '../short-map.ts'
import { cleanText, straightenQuotes, type Cell, type Text } from './cells.ts'
import type { SheetColumns } from './columns.ts'
import { readHeadings, requireColumns, type Heading } from './headings.ts'
import type { SheetRows } from './workbook.ts'

/** One row of a sheet under its canonical headings. */
export interface Row {
  readonly place: Place
  /** Cells by canonical heading; of a translatable heading, the cell without a language. */
  readonly cells: ReadonlyMap<string, Cell>
  /** The texts of translatable headings, by heading. */
  readonly texts: ReadonlyMap<string, Text>
  /** Where the cell under a heading stands, filled in or not; the row itself if the sheet lacks the heading. */
  at(heading: string): Place
}

/** A sheet under its canonical headings. */
export interface Table {
  readonly sheet: string
  readonly headings: readonly Heading[]
  /**
   * Reads the rows that are not blank, one by one so that those of a large form are not all held at once, and reports what
   * is wrong with their cells: to be gone through once.
   */
  readonly rows: () => Iterable<Row>
}

/** What Excel itself keeps of a cell; a longer text is an accident or an attack. */
const LONGEST_CELL = 32_767

/** So much of a cell that is too long is read on, so that it does not seem to be missing as well. */
const SHOWN_OF_LONG = 100

/** What Excel shows in a cell whose formula cannot be computed. */
const errorValues = new Set([
  '#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!', '#SPILL!', '#CALC!', '#GETTING_DATA',
])

/** A cell of a table; its place is made only where it is asked for, since a large form has cells by the hundred thousand. */
class TableCell implements Cell {
  readonly text: string
  readonly #heading: Heading
  readonly #row: number

  constructor(text: string, heading: Heading, row: number) {
    this.text = text
    this.#heading = heading
    this.#row = row
  }

  get place(): Place {
    return placeOf(this.#heading, this.#row)
  }
}

function placeOf({ place: { sheet, column = '' }, letters }: Heading, row: number): Place {
  return { sheet, row, column, cell: letters + String(row) }
}

/** Reads a sheet, the first row being its headings. A sheet without rows reads as an empty table. */
export function readTable(
  sheet: string, rows: SheetRows | undefined, columns: SheetColumns, problems: Problems,
  spaces: 'kept' | 'collapsed' = 'kept',
): Table {
  const headingRow = rows?.[0]
  if (rows === undefined || headingRow === undefined) return { sheet, headings: [], rows: () => [] }
  const headings = readHeadings(sheet, headingRow, columns, problems)
  const plain = headings.filter(heading => !heading.translatable)
  const translatable = byName(headings.filter(heading => heading.translatable))
  const isFilled = (row: readonly string[]): boolean => headings.some(({ index }) => (row[index] ?? '').trim() !== '')
  if (rows.some((row, index) => index > 0 && isFilled(row))) requireColumns(sheet, headings, columns, problems)
  return { sheet, headings, rows: () => readRows(rows) }

  function* readRows(from: SheetRows): Generator<Row> {
    for (let index = 1; index < from.length; index++) {
      const row = readRow(index + 1, from[index] ?? [])
      if (row.cells.size > 0 || row.texts.size > 0) yield row
    }
  }

  function readRow(number: number, row: readonly string[]): Row {
    const cells = new Map<string, Cell>()
    for (const heading of plain) {
      const cell = readCell(row[heading.index] ?? '', heading, number)
      if (cell !== undefined) cells.set(heading.name, cell)
    }
    const texts = new Map<string, Text>()
    for (const [name, inLanguages] of translatable) {
      const text = readText(inLanguages, row, number)
      if (text.size > 0) texts.set(name, text)
    }
    return { place: { sheet, row: number }, cells, texts, at: name => placeUnder(name, number) }
  }

  function readText(inLanguages: readonly Heading[], row: readonly string[], number: number): Text {
    const texts: [string, Cell][] = []
    for (const heading of inLanguages) {
      const cell = readCell(row[heading.index] ?? '', heading, number)
      if (cell !== undefined) texts.push([heading.language, cell])
    }
    return ShortMap.of(texts)
  }

  function placeUnder(name: string, row: number): Place {
    const heading = headings.find(candidate => candidate.name === name)
    return heading === undefined ? { sheet, row } : placeOf(heading, row)
  }

  function readCell(raw: string, heading: Heading, row: number): Cell | undefined {
    let text = raw === '' ? raw : cleanText(raw, spaces)
    if (text === '') return undefined
    if (text.startsWith('#') && errorValues.has(text)) problems.error(placeOf(heading, row), 'cell-error', { value: text })
    if (text.length > LONGEST_CELL) {
      problems.error(placeOf(heading, row), 'cell-long', { most: String(LONGEST_CELL) })
      text = text.slice(0, SHOWN_OF_LONG)
    }
    if (!heading.translatable) return new TableCell(straightenQuotes(text), heading, row)
    checkTextReferences(text, () => placeOf(heading, row), problems)
    return new TableCell(text, heading, row)
  }
}

/** The headings of each name, which differ in their languages. */
function byName(headings: readonly Heading[]): ReadonlyMap<string, readonly Heading[]> {
  const named = new Map<string, Heading[]>()
  for (const heading of headings) named.set(heading.name, [...named.get(heading.name) ?? [], heading])
  return named
}

/** The cells under `prefix::something`, by that something; a map of the caller's own. */
export function cellsUnder(row: Row, prefix: string): Map<string, Cell> {
  const found = new Map<string, Cell>()
  for (const [name, cell] of row.cells) {
    if (name.startsWith(`${prefix}::`)) found.set(name.slice(prefix.length + 2), cell)
  }
  return found
}

/** The texts under `prefix::something`, by that something. */
export function textsUnder(row: Row, prefix: string): ReadonlyMap<string, Text> {
  const found: [string, Text][] = []
  for (const [name, text] of row.texts) {
    if (name.startsWith(`${prefix}::`)) found.push([name.slice(prefix.length + 2), text])
  }
  return ShortMap.of(found)
}
