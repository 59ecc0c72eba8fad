import type { Cell } from '@lookback/core/kernel'
import { addDays, Refusal, tidyText } from '@lookback/core/kernel'
import type { Archive } from './archive.ts'
import { workbookLimits as limits } from './limits.ts'
import { PlainCell } from './plain-cell.ts'
import type { XmlAttributes, XmlHandler } from './xml-reader.ts'
import { refuseDamaged, textOf, XmlReader } from './xml-reader.ts'
import { decodeEscapes } from './xml-text.ts'

/** A row of a worksheet that has something in it. `number` counts from 1, as the spreadsheet program shows it. */
export interface SheetRow {
  number: number
  cells: (Cell | null)[]
}

/** Cells that are one, counted from 1, both ends included. */
export interface MergedCells {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

/** A text that the workbook keeps once for all cells that have it. */
export interface SharedCell extends Cell {
  /** Its number among the `sharedTexts`. */
  shared: number
}

/** What cells of a workbook are read with. */
export interface CellContext {
  /** The texts that cells point to, tidied. */
  sharedTexts: readonly string[]
  /** For each style, whether it shows a number as a day. */
  dateStyles: readonly boolean[]
  /** Whether days count from 1904 (old Macintosh files) and not from 1900. */
  daysFrom1904: boolean
}

/**
 * The rows of a worksheet, one at a time, blank ones left out. Numbers keep the text that the workbook stores: turned
 * into a number and back, a damaged ID number could no longer be told.
 * @param merged is given the merged cells, which stand behind the rows
 * @throws {Refusal} `workbook-unreadable`, `workbook-too-large`
 */
export async function* sheetRows(
  archive: Archive, name: string, context: CellContext, merged: (cells: MergedCells) => void,
): AsyncGenerator<SheetRow> {
  const sheet = new SheetHandler(context, merged)
  const reader = new XmlReader(sheet)
  for await (const piece of textOf(archive.stream(name))) {
    reader.write(piece)
    yield* sheet.take()
  }
  reader.close()
}

class SheetHandler implements XmlHandler {
  readonly #context: CellContext
  readonly #merged: (cells: MergedCells) => void
  #rows: SheetRow[] = []
  #row = 0
  #column = 0
  #cells: (Cell | null)[] = []
  #type = 'n'
  #style = 0
  #value = ''
  #text = ''
  #hasFormula = false
  /** What the text belongs to that comes next. */
  #collects: 'value' | 'text' | null = null
  #guides = 0
  #isWorksheet = false
  #isInRow = false
  readonly #plain = new PlainCell()
  #mergedRanges = 0
  /** What one formula fills beside its own cell: there stand values alone, and nobody has written them. */
  #filled: MergedCells[] = []

  constructor(context: CellContext, merged: (cells: MergedCells) => void) {
    this.#context = context
    this.#merged = merged
  }

  /** The rows read since the last time. */
  take(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'c':
        this.#column = columnOf(attributes.get('r')) ?? this.#column + 1
        this.#type = attributes.get('t') ?? 'n'
        this.#style = Number(attributes.get('s') ?? 0)
        this.#value = ''
        this.#text = ''
        this.#hasFormula = false
        return
      case 'v':
        this.#collects = 'value'
        return
      case 't':
        this.#collects = this.#guides === 0 ? 'text' : null
        return
      case 'row':
        this.#row = Number(attributes.get('r') ?? this.#row + 1)
        if (this.#row > limits.rows) throw new Refusal('workbook-too-large', { reason: 'rows' })
        if (!Number.isInteger(this.#row) || this.#row < 1) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
        this.#cells = []
        this.#column = 0
        this.#isInRow = true
        return
      case 'f':
        this.#hasFormula = true
        if (attributes.get('t') === 'array' || attributes.get('t') === 'dataTable') this.#addFilled(attributes.get('ref') ?? '')
        return
      case 'rPh':
        this.#guides += 1
        return
      case 'mergeCell':
        this.#addMerged(attributes.get('ref') ?? '')
        return
      case 'worksheet':
        this.#isWorksheet = true
        return
      default:
        if (!this.#isWorksheet) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
    }
  }

  close(name: string): void {
    this.#collects = null
    if (name === 'c') {
      const cell = this.#read()
      if (cell) this.#put(cell)
    } else if (name === 'row') {
      this.#isInRow = false
      if (this.#cells.length > 0) this.#rows.push({ number: this.#row, cells: this.#cells })
    } else if (name === 'rPh') this.#guides -= 1
  }

  whole(text: string, start: number): number {
    const cell = this.#plain
    const end = this.#isInRow ? cell.read(text, start) : -1
    if (end < 0) return -1
    this.#column = cell.column === 0 ? this.#column + 1 : cell.column
    this.#type = cell.type
    this.#style = cell.style
    this.#value = cell.value
    this.#text = cell.text
    this.#hasFormula = false
    const read = this.#read()
    if (read) this.#put(read)
    return end
  }

  text(text: string): void {
    if (this.#collects === 'value') this.#value += text
    else if (this.#collects === 'text') this.#text += text
  }

  #put(cell: Cell): void {
    const column = this.#column
    if (column > limits.columns) throw new Refusal('workbook-too-large', { reason: 'columns' })
    while (this.#cells.length < column - 1) this.#cells.push(null)
    this.#cells[column - 1] = cell
  }

  #read(): Cell | null {
    const isFormula = this.#hasFormula || (this.#filled.length > 0 && this.#isFilled())
    if (!isFormula && this.#type === 'inlineStr') return textCell(this.#text)
    // Whatever a cell says that it is, anything may stand in it.
    const value = tidyCell(this.#value)
    if (isFormula) return { kind: 'formula', text: value }
    switch (this.#type) {
      case 's':
        return value === '' ? null : this.#shared(Number(value))
      case 'b':
        return value === '' ? null : { kind: 'boolean', text: value }
      case 'e':
        return { kind: 'error', text: value }
      case 'n':
        return value === '' ? null : this.#number(value)
      case 'd':
        return value === '' ? null : { kind: 'date', text: value.replace(/T00:00(:00(\.0*)?)?Z?$/, '') }
      default:
        return textCell(this.#value)
    }
  }

  #shared(shared: number): SharedCell | null {
    const text = this.#context.sharedTexts[shared]
    if (text === undefined) return refuseDamaged()
    return text === '' ? null : { kind: 'text', text, shared }
  }

  #number(text: string): Cell {
    const { dateStyles, daysFrom1904 } = this.#context
    const day = dateStyles[this.#style] ? dayOfSerial(Number(text), daysFrom1904) : null
    return day === null ? { kind: 'number', text } : { kind: 'date', text: day }
  }

  #addMerged(reference: string): void {
    const cells = cellsOf(reference)
    if (!cells) return
    if (cells.firstRow > limits.rows) throw new Refusal('workbook-too-large', { reason: 'rows' })
    this.#mergedRanges += 1
    if (this.#mergedRanges > limits.mergedRanges) throw new Refusal('workbook-too-large', { reason: 'merged' })
    this.#merged({ ...cells, lastRow: Math.min(cells.lastRow, limits.rows) })
  }

  #addFilled(reference: string): void {
    const cells = cellsOf(reference)
    // A formula fills what lies below and to the right: what is passed is asked for no more.
    this.#filled = this.#filled.filter(({ lastRow }) => lastRow >= this.#row)
    if (cells && (cells.lastRow > cells.firstRow || cells.lastColumn > cells.firstColumn)) this.#filled.push(cells)
    if (this.#filled.length > limits.columns) throw new Refusal('workbook-too-large', { reason: 'columns' })
  }

  #isFilled(): boolean {
    const [row, column] = [this.#row, this.#column]
    return this.#filled.some(({ firstRow, lastRow, firstColumn, lastColumn }) =>
      row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn)
  }
}

/** The cells of a reference, `A1:B3`; null where it is none. */
function cellsOf(reference: string): MergedCells | null {
  const [, firstColumn = '', firstRow = '', lastColumn = firstColumn, lastRow = firstRow] =
    /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(reference) ?? []
  return firstColumn === '' ? null : {
    firstRow: Number(firstRow), lastRow: Number(lastRow), firstColumn: columnOf(firstColumn) ?? 0, lastColumn: columnOf(lastColumn) ?? 0,
  }
}

/** A text as a cell, tidied; null where nothing is left of it. */
export function textCell(raw: string): Cell | null {
  const text = tidyCell(decodeEscapes(raw))
  return text === '' ? null : { kind: 'text', text }
}

/** @throws {Refusal} `workbook-too-large` for more than a cell holds */
function tidyCell(raw: string): string {
  if (raw.length > limits.cellCharacters) throw new Refusal('workbook-too-large', { reason: 'cell' })
  return tidyText(raw)
}

/** The column of a reference counted from 1: `C7` is 3; null without a reference. */
export function columnOf(reference: string | null): number | null {
  if (!reference) return null
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column > 0 ? column : null
}

/**
 * The day, with its time where it has one, that a spreadsheet's number means. The one that it counts too many,
 * 1900-02-29, is skipped here (ECMA-376-1 §18.17.4.1).
 */
export function dayOfSerial(serial: number, daysFrom1904: boolean): string | null {
  const days = Math.floor(serial)
  if (!(days >= 0 && days <= 2_958_465)) return null
  const day = daysFrom1904 ? addDays('1904-01-01', days) : addDays(days < 60 ? '1899-12-31' : '1899-12-30', days)
  const minutes = Math.round((serial - days) * 1_440)
  if (minutes === 0 || minutes === 1_440) return day
  return `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
