import type { Cell } from '@lookback/core/kernel'
import type { Column, Headings, ReadingContext } from '@lookback/core/register'
import { columns, identityOf, missingHeadings, readCell, readHeadings } from '@lookback/core/register'
import { Refusal } from '@lookback/core/kernel'
import type { OpenWorkbook } from '../../kit/workbook/open.ts'
import type { SheetRow } from '../../kit/workbook/sheet-rows.ts'
import { ownText } from '../../kit/workbook/xml-text.ts'

/** Titles may stand above the headings; further down nobody looks for them. */
const rowsWithHeadings = 20

/** What the first reading of a workbook finds: enough to read it a second time household by household. */
export interface SheetScan {
  sheet: string
  headings: Headings
  /** The rows up to the last heading, to write them again. */
  headingCells: readonly (readonly (Cell | null)[])[]
  rows: number
  /** How many rows each household has, so that it is known when it is complete, wherever its rows stand. */
  rowsOfHousehold: ReadonlyMap<string, number>
  rowsOfIdentity: ReadonlyMap<string, readonly number[]>
  suspectDamage: boolean
}

/**
 * Reads the whole workbook once before anything is imported: a file that breaks off in the middle is refused with
 * nothing done.
 * @throws {Refusal} `workbook-empty`, `workbook-columns-missing`, and those of reading a workbook
 */
export async function scanWorkbook(workbook: OpenWorkbook, context: ReadingContext): Promise<SheetScan> {
  let best: { sheet: string; headings: Headings; first: SheetRow[] } | null = null
  let blank = true
  for (const sheet of workbook.sheets) {
    const first = await firstRows(workbook.rows(sheet))
    if (first.length > 0) blank = false
    const headings = readHeadings(first.map((row) => row.cells))
    if (headings && headings.places.size > (best?.headings.places.size ?? 0)) best = { sheet, headings, first }
  }
  if (blank) throw new Refusal('workbook-empty')
  const missing = best ? missingHeadings(best.headings) : columns.filter((one) => one.mustExist).map((one) => one.labels[0] ?? '')
  if (!best || missing.length > 0) throw new Refusal('workbook-columns-missing', { columns: missing })
  const { sheet, headings, first } = best
  const scan = await scanRows(workbook.rows(sheet), headings, context)
  if (scan.rows === 0) throw new Refusal('workbook-empty')
  return { sheet, headings, headingCells: first.slice(0, headings.rows).map((row) => row.cells), ...scan }
}

async function firstRows(rows: AsyncGenerator<SheetRow>): Promise<SheetRow[]> {
  const first: SheetRow[] = []
  for await (const row of rows) {
    first.push(row)
    if (first.length === rowsWithHeadings) break
  }
  return first
}

async function scanRows(rows: AsyncGenerator<SheetRow>, headings: Headings, context: ReadingContext) {
  const documentColumn = columns.find((column) => column.key === 'documentNumber')
  const documentPlace = headings.places.get('documentNumber') ?? 0
  const keyOf = householdKeys(headings, context)
  const rowsOfHousehold = new Map<string, number>()
  const firstOfIdentity = new Map<string, number>()
  const rowsOfIdentity = new Map<string, number[]>()
  let suspectDamage = false
  let count = 0
  for await (const row of dataRows(rows, headings)) {
    count += 1
    const key = keyOf(row)
    rowsOfHousehold.set(rowsOfHousehold.has(key) ? key : ownText(key), (rowsOfHousehold.get(key) ?? 0) + 1)
    const cell = row.cells[documentPlace - 1]
    if (!cell || !documentColumn) continue
    const reading = readCell(documentColumn, cell, context)
    if (!('value' in reading)) {
      suspectDamage ||= reading.reason === 'document-damaged'
      continue
    }
    const identity = identityOf(String(reading.value))
    const before = firstOfIdentity.get(identity)
    if (before === undefined) firstOfIdentity.set(ownText(identity), row.number)
    else rowsOfIdentity.set(identity, [...(rowsOfIdentity.get(identity) ?? [before]), row.number])
  }
  return { rows: count, rowsOfHousehold, rowsOfIdentity, suspectDamage }
}

/** The rows below the headings. */
export async function* dataRows(rows: AsyncGenerator<SheetRow>, headings: Headings): AsyncGenerator<SheetRow> {
  let seen = 0
  for await (const row of rows) {
    seen += 1
    if (seen > headings.rows) yield row
  }
}

/**
 * Which household each row belongs to, asked row after row: the one whose number it carries or, without a number
 * (merged cells), that of the row before. A number that cannot be read starts a household of its own.
 */
export function householdKeys(headings: Headings, context: ReadingContext): (row: SheetRow) => string {
  const column: Column | undefined = columns.find(({ key }) => key === 'number')
  const place = headings.places.get('number') ?? 0
  let key = ''
  return (row) => {
    const cell = row.cells[place - 1]
    if (!cell || !column) {
      key = key === '' ? `row ${row.number}` : key
      return key
    }
    const reading = readCell(column, cell, context)
    key = 'value' in reading ? String(reading.value) : `row ${row.number}`
    return key
  }
}
