import { columnLetters, compact, exampleSheets, Refusal, rowPlace } from '@lookback/core/kernel'
import type { Cell } from '@lookback/core/kernel'
import type { HeadingNames, Headings, ImportReport, PassedOver, ReadingContext } from '@lookback/core/register'
import {
  columns, headRelation, headingsTwice, identityOf, missingHeadings, passedOver, readCell, readHeadings, suggestColumn, tellsNothing,
} from '@lookback/core/register'
import type { OpenWorkbook, Sheet } from '../../kit/workbook/opened.ts'
import type { MergedCells, SharedCell, SheetRow } from '../../kit/workbook/sheet-rows.ts'
import type { Spool } from '../../kit/workbook/spool.ts'
import { ownText } from '../../kit/workbook/xml-text.ts'
import type { ReadReport } from './messages.ts'

/** Titles may stand above the headings; further down nobody looks for them. */
const rowsWithHeadings = 20
/** As many rows of a kind are told by name. */
const namedAtMost = 5

/** A row of data, set aside: its place, the household that it belongs to, and its known cells in the columns' places. */
export type ScannedRow = readonly [place: number, key: string, cells: readonly PackedCell[]]

/** A cell as short as it can be: 0 for none; else the number of its shared text, counted from 1; its text; or its kind and text. */
type PackedCell = readonly [kind: Cell['kind'], text: string] | string | number

/** A worksheet that is read. */
export interface ScannedSheet {
  sheet: Sheet
  /** Its place among the workbook's sheets. */
  index: number
  headings: Headings
  /** The row of the last heading, as the spreadsheet program shows it. */
  lastHeadingRow: number
  /** Columns that any row has. */
  width: number
  merged: readonly MergedCells[]
}

/** What the first reading of a workbook finds: enough to go through its rows household by household. */
export interface WorkbookScan {
  sheets: ReadonlyMap<number, ScannedSheet>
  sharedTexts: readonly string[]
  rows: number
  /** How many rows each household has, so that it is known when it is complete, wherever its rows stand. */
  rowsOfHousehold: ReadonlyMap<string, number>
  /** The rows that carry one citizen's number, for numbers that more than one row carries. */
  rowsOfIdentity: ReadonlyMap<string, readonly number[]>
  suspectDamage: boolean
  /** Rows that tell of nobody. */
  unclear: readonly number[]
  report: Pick<ReadReport, 'sheets' | 'recognised' | 'unknown' | 'absent' | 'passedOver'>
}

/**
 * Reads the whole workbook once before anything is imported: a file that breaks off in the middle is refused with
 * nothing done. Every worksheet that has the headings is read; the others are told.
 * @throws {Refusal} `workbook-empty`, `workbook-columns-missing`, `workbook-headings-twice`, and those of reading a workbook
 */
export async function scanWorkbook(
  workbook: OpenWorkbook, context: ReadingContext, names: HeadingNames, spool: Spool<ScannedRow>,
): Promise<WorkbookScan> {
  const scanner = new Scanner(context, names, spool)
  const examples = exampleSheets(workbook.sheets)
  for (const [index, sheet] of workbook.sheets.entries()) {
    const leftOut = sheet.isHidden ? 'hidden' : examples.has(sheet) ? 'example' : null
    await scanner.scan(workbook, sheet, index, leftOut)
  }
  return { ...scanner.end(), sharedTexts: workbook.sharedTexts }
}

type SheetReport = ImportReport['sheets'][number]

class Scanner {
  readonly #context: ReadingContext
  readonly #names: HeadingNames
  readonly #spool: Spool<ScannedRow>
  readonly #sheets = new Map<number, ScannedSheet>()
  readonly #reports: SheetReport[] = []
  readonly #unknown = new Map<string, ImportReport['unknown'][number]>()
  readonly #recognised = new Map<string, ImportReport['recognised'][number]>()
  readonly #passedOver = new Map<PassedOver, { rows: number; first: string[] }>()
  readonly #rowsOfHousehold = new Map<string, number>()
  readonly #firstOfIdentity = new Map<string, number>()
  readonly #rowsOfIdentity = new Map<string, number[]>()
  readonly #unclear: number[] = []
  #suspectDamage = false
  #rows = 0

  constructor(context: ReadingContext, names: HeadingNames, spool: Spool<ScannedRow>) {
    this.#context = context
    this.#names = names
    this.#spool = spool
  }

  async scan(workbook: OpenWorkbook, sheet: Sheet, index: number, given: 'hidden' | 'example' | null): Promise<void> {
    const merged: MergedCells[] = []
    const report: SheetReport = { name: sheet.name, leftOut: given, rows: 0, missing: [] }
    const first: SheetRow[] = []
    let take: ((row: SheetRow) => void) | null = null
    const begin = (): void => {
      take = given === null ? this.#begin(sheet, index, first, merged, report) : null
      const headingRows = report.leftOut === null ? this.#sheets.get(index)?.headings.rows ?? 0 : 0
      for (const row of first.slice(headingRows)) this.#count(row, report, take)
    }
    let seen = 0
    for await (const row of workbook.rows(sheet, (cells) => merged.push(cells))) {
      seen += 1
      if (seen > rowsWithHeadings) this.#count(row, report, take)
      else first.push(row)
      if (seen === rowsWithHeadings) begin()
    }
    if (seen < rowsWithHeadings) begin()
    if (report.rows > 0 || this.#sheets.has(index)) this.#reports.push(report)
  }

  #count(row: SheetRow, report: SheetReport, take: ((row: SheetRow) => void) | null): void {
    report.rows += 1
    take?.(row)
  }

  /** @returns what takes the sheet's rows; null where the sheet is left out, and then the report says why */
  #begin(
    sheet: Sheet, index: number, first: readonly SheetRow[], merged: readonly MergedCells[], report: SheetReport,
  ): ((row: SheetRow) => void) | null {
    const headings = readHeadings(first.map((row) => row.cells), this.#names)
    const missing = headings ? missingHeadings(headings) : columns.filter((one) => one.mustExist).map((one) => one.labels[0] ?? '')
    if (!headings || missing.length > 0) {
      report.leftOut = headings ? 'columns-missing' : 'no-headings'
      report.missing = missing
      return null
    }
    if (headings.twice.length > 0) throw new Refusal('workbook-headings-twice', { sheet: sheet.name, headings: headingsTwice(headings) })
    const width = Math.max(...first.map(({ cells }) => cells.length))
    const scanned: ScannedSheet = { sheet, index, headings, merged, width, lastHeadingRow: first[headings.rows - 1]?.number ?? 0 }
    this.#sheets.set(index, scanned)
    this.#tellHeadings(headings)
    const keyOf = householdKeys(headings, index, this.#context)
    return (row) => {
      scanned.width = Math.max(scanned.width, row.cells.length)
      this.#take(row, index, headings, sheet.name, keyOf)
    }
  }

  #tellHeadings({ all, places }: Headings): void {
    const taken = new Set(places.keys())
    for (const { place, text, key } of all) {
      const cell = columnLetters(place)
      if (key !== null) this.#recognised.set(key, this.#recognised.get(key) ?? { column: key, heading: text, cell })
      else if (!this.#unknown.has(text)) this.#unknown.set(text, { heading: text, cell, suggestion: suggestColumn(text, taken), rows: 0 })
    }
  }

  #take(row: SheetRow, sheet: number, headings: Headings, sheetName: string, keyOf: (row: SheetRow) => string): void {
    const kind = passedOver(row.cells, headings)
    if (kind) {
      const told = this.#passedOver.get(kind) ?? { rows: 0, first: [] }
      told.rows += 1
      if (told.first.length < namedAtMost) told.first.push(`${sheetName}!${row.number}`)
      this.#passedOver.set(kind, told)
      return
    }
    const place = rowPlace(sheet, row.number)
    this.#rows += 1
    if (tellsNothing(row.cells, headings)) {
      this.#unclear.push(place)
      return
    }
    const key = keyOf(row)
    const known = this.#rowsOfHousehold.get(key)
    this.#rowsOfHousehold.set(known === undefined ? ownText(key) : key, (known ?? 0) + 1)
    this.#takeIdentity(row, place, headings)
    this.#spool.add([place, key, headings.byPlace.map((column, index) => packed(column ? row.cells[index] : null))])
  }

  #takeIdentity(row: SheetRow, place: number, headings: Headings): void {
    const cell = row.cells[(headings.places.get('documentNumber') ?? 0) - 1]
    if (!cell || !documentColumn) return
    const reading = readCell(documentColumn, cell, this.#context)
    if ('reason' in reading) this.#suspectDamage ||= reading.reason === 'document-damaged'
    if (!('value' in reading)) return
    const identity = identityOf(String(reading.value))
    const before = this.#firstOfIdentity.get(identity)
    // A shared text is the workbook's own and stays as long as it is read.
    if (before === undefined) this.#firstOfIdentity.set('shared' in cell ? identity : ownText(identity), place)
    else this.#rowsOfIdentity.set(identity, [...(this.#rowsOfIdentity.get(identity) ?? [before]), place])
  }

  end(): Omit<WorkbookScan, 'sharedTexts'> {
    if (this.#sheets.size === 0) {
      const [nearest] = [...this.#reports].filter(({ leftOut }) => leftOut === 'columns-missing' || leftOut === 'no-headings')
        .sort((one, other) => one.missing.length - other.missing.length)
      if (!nearest) throw new Refusal('workbook-empty')
      throw new Refusal('workbook-columns-missing', { columns: nearest.missing })
    }
    if (this.#rows === 0) throw new Refusal('workbook-empty')
    const present = new Set([...this.#sheets.values()].flatMap(({ headings }) => [...headings.places.keys()]))
    return {
      sheets: this.#sheets, rows: this.#rows, rowsOfHousehold: this.#rowsOfHousehold, rowsOfIdentity: this.#rowsOfIdentity,
      suspectDamage: this.#suspectDamage, unclear: this.#unclear,
      report: {
        sheets: this.#reports, recognised: [...this.#recognised.values()], unknown: [...this.#unknown.values()],
        absent: columns.filter(({ key, as }) => as !== 'check' && !present.has(key)).map(({ key }) => key),
        passedOver: [...this.#passedOver].map(([kind, told]) => ({ kind, ...told })),
      },
    }
  }
}

const documentColumn = columns.find(({ key }) => key === 'documentNumber')
const numberColumn = columns.find(({ key }) => key === 'number')

function packed(cell: Cell | SharedCell | null | undefined): PackedCell {
  if (!cell) return 0
  if ('shared' in cell) return cell.shared + 1
  return cell.kind === 'text' ? cell.text : [cell.kind, cell.text]
}

/** A cell as it was before it was set aside. */
export function unpacked(cell: PackedCell, sharedTexts: readonly string[]): Cell | null {
  if (cell === 0) return null
  if (typeof cell === 'number') return { kind: 'text', text: sharedTexts[cell - 1] ?? '' }
  return typeof cell === 'string' ? { kind: 'text', text: cell } : { kind: cell[0], text: cell[1] }
}

/**
 * Which household each row belongs to, asked row after row: the one whose number it carries or, without a number
 * (merged cells), that of the row before. A number that cannot be read starts a household of its own, and so does a
 * second head without a number.
 */
function householdKeys(headings: Headings, sheet: number, context: ReadingContext): (row: SheetRow) => string {
  const place = headings.places.get('number') ?? 0
  const relationPlace = headings.places.get('relation') ?? 0
  let key = ''
  let hasHead = false
  let written = ''
  return (row) => {
    const cell = row.cells[place - 1]
    const isHead = compact(row.cells[relationPlace - 1]?.text ?? '') === headRelation
    const before = key
    // Most rows carry the number of the row before.
    const isSame = cell?.kind === 'text' && cell.text === written
    if (!isSame) written = ''
    if (cell && numberColumn && !isSame) {
      const reading = readCell(numberColumn, cell, context)
      key = 'value' in reading ? String(reading.value) : ownKey(sheet, row)
      if ('value' in reading && cell.kind === 'text') written = cell.text
    } else if (!isSame && (key === '' || (isHead && hasHead))) key = ownKey(sheet, row)
    hasHead = isHead || (hasHead && key === before)
    return key
  }
}

/** Longer than any number may be, so that it is none. */
function ownKey(sheet: number, { number }: SheetRow): string {
  return `row without a household number: ${rowPlace(sheet, number)}`
}
