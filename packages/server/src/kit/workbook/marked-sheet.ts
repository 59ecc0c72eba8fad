import { columnLetters } from '@lookback/core/kernel'
import { withAttributes } from './marked-styles.ts'
import type { MarkedStyles } from './marked-styles.ts'
import type { MergedCells } from './sheet-rows.ts'
import { columnOf } from './sheet-rows.ts'
import { escapeMarkup, escapeText } from './written-sheet.ts'
import type { XmlAttributes, XmlHandler, XmlReader } from './xml-reader.ts'

/** What is wrong with one row. */
export interface RowMark {
  /** Of the wrong cells, counted from 1. */
  places: readonly number[]
  reason: string
}

/** A worksheet of which only the marked rows go back. */
export interface SheetMarks {
  part: string
  /** The row of the last heading; everything down to it stays. */
  lastHeadingRow: number
  merged: readonly MergedCells[]
  rows: ReadonlyMap<number, RowMark>
  /** Where the reasons stand, counted from 1. */
  reasonPlace: number
  reasonHeading: string
  /** The columns, counted from 1, that are to stay text when somebody types into them; null for all. */
  textPlaces: ReadonlySet<number> | null
}

export function keepsText({ textPlaces }: SheetMarks, place: number): boolean {
  return textPlaces?.has(place) ?? true
}

/** What points to rows that are no longer there, or would keep people from correcting. */
const leftOut = new Set([
  'dimension', 'autoFilter', 'sortState', 'conditionalFormatting', 'hyperlinks', 'tableParts', 'extLst', 'protectedRanges',
  'sheetProtection', 'rowBreaks', 'colBreaks', 'ignoredErrors', 'cellWatches', 'scenarios', 'dataConsolidate', 'customSheetViews',
  'sheetCalcPr',
])

interface WrittenCell {
  attributes: string
  content: string
}

interface OpenCell extends WrittenCell {
  column: number
}

interface OpenRow {
  number: number
  /** Where it stands now; null for one that does not stay. */
  target: number | null
  attributes: string
  cells: Map<number, WrittenCell>
}

/**
 * Writes a worksheet again with its headings and the marked rows only: their cells and formats as they were, the wrong ones
 * coloured, the reason behind them. Rows move up; what was merged over several of them still is.
 */
export class MarkedSheet implements XmlHandler {
  readonly #marks: SheetMarks
  readonly #styles: MarkedStyles | null
  #reader: XmlReader | null = null
  #written = ''
  /** How deep inside something that is left out; 0 outside. */
  #skipping = 0
  #isInRows = false
  #hasColumns = false
  #row: OpenRow | null = null
  #number = 0
  #cell: OpenCell | null = null
  #column = 0
  #formulas = 0
  #markedRows = 0
  /** Where each row that stays stands now. */
  readonly #targets = new Map<number, number>()
  /** The rows of data that stay, in order. */
  readonly #kept: readonly number[]
  /** The cells that merged ones show, by `row,column`. */
  readonly #anchors = new Map<string, WrittenCell | null>()
  /** What a row that stays is the first to show of cells merged from further up. */
  readonly #shown = new Map<number, MergedCells[]>()

  constructor(marks: SheetMarks, styles: MarkedStyles | null) {
    this.#marks = marks
    this.#styles = styles
    this.#kept = [...marks.rows.keys()].sort((one, other) => one - other)
    for (const cells of marks.merged) this.#noteMerged(cells)
  }

  /** The reader tells a tag's prefix. */
  readBy(reader: XmlReader): void {
    this.#reader = reader
  }

  /** What has been written since the last time. */
  take(): string {
    const written = this.#written
    this.#written = ''
    return written
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#skipping > 0 || leftOut.has(name) || name === 'mergeCells') {
      this.#skipping += 1
      return
    }
    if (this.#isInRows) return this.#openInRows(name, attributes)
    if (name === 'cols') this.#hasColumns = true
    if (name === 'sheetData') {
      if (!this.#hasColumns) this.#written += this.#tag('cols', '', this.#reasonColumn())
      this.#isInRows = true
    }
    const own = name === 'col' ? this.#columnBefore(attributes) : attributes.raw
    if (own === null) this.#skipping += 1
    else this.#written += `<${this.#prefix}${name}${own}>`
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1
      return
    }
    if (this.#isInRows && name !== 'sheetData') return this.#closeInRows(name)
    if (name === 'cols') this.#written += this.#reasonColumn()
    this.#written += `</${this.#prefix}${name}>`
    if (name === 'sheetData') {
      this.#isInRows = false
      this.#written += this.#mergedCells()
    }
  }

  text(text: string): void {
    if (this.#skipping > 0 || this.#formulas > 0) return
    if (this.#cell) this.#cell.content += escapeMarkup(text)
    else if (!this.#isInRows) this.#written += escapeMarkup(text)
  }

  get #prefix(): string {
    return this.#reader?.prefix ?? ''
  }

  #tag(name: string, attributes: string, content: string): string {
    return `<${this.#prefix}${name}${attributes}>${content}</${this.#prefix}${name}>`
  }

  #openInRows(name: string, attributes: XmlAttributes): void {
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c') {
      this.#column = columnOf(attributes.get('r')) ?? this.#column + 1
      this.#cell = { column: this.#column, attributes: attributes.raw, content: '' }
    } else if (name === 'f' || this.#formulas > 0) this.#formulas += 1
    else if (this.#cell) this.#cell.content += `<${this.#prefix}${name}${attributes.raw}>`
  }

  #closeInRows(name: string): void {
    if (this.#formulas > 0) {
      this.#formulas -= 1
      return
    }
    if (name === 'row') this.#closeRow()
    else if (name === 'c' && this.#cell) this.#closeCell(this.#cell)
    else if (this.#cell) this.#cell.content += `</${this.#prefix}${name}>`
  }

  #openRow(attributes: XmlAttributes): void {
    this.#number = Number(attributes.get('r') ?? this.#number + 1)
    this.#column = 0
    const number = this.#number
    const { lastHeadingRow, rows } = this.#marks
    const target = number <= lastHeadingRow ? number : rows.has(number) ? lastHeadingRow + (this.#markedRows += 1) : null
    if (target !== null) this.#targets.set(number, target)
    this.#row = { number, target, attributes: attributes.raw, cells: new Map() }
  }

  #closeCell({ column, attributes, content }: OpenCell): void {
    this.#cell = null
    if (!this.#row) return
    const cell = { attributes, content }
    this.#row.cells.set(column, cell)
    if (this.#anchors.has(`${this.#row.number},${column}`)) this.#anchors.set(`${this.#row.number},${column}`, cell)
  }

  #closeRow(): void {
    const row = this.#row
    this.#row = null
    if (!row || row.target === null) return
    const { number, target } = row
    const mark = this.#marks.rows.get(number)
    const { reasonPlace, reasonHeading, lastHeadingRow } = this.#marks
    this.#fillMerged(number, row.cells)
    const cells = new Map([...row.cells].map(([column, cell]) => [column, this.#cellXml(target, column, cell, null)]))
    if (mark) {
      for (const place of mark.places) cells.set(place, this.#cellXml(target, place, row.cells.get(place) ?? { attributes: '', content: '' }, place))
    }
    const reason = mark ? mark.reason : number === lastHeadingRow ? reasonHeading : null
    cells.delete(reasonPlace)
    if (reason !== null) cells.set(reasonPlace, this.#reasonXml(target, reason, mark?.places.length === 0))
    const inOrder = [...cells].sort(([one], [other]) => one - other).map(([, xml]) => xml)
    const attributes = withAttributes(row.attributes, { r: String(target), spans: null, hidden: null, collapsed: null })
    this.#written += this.#tag('row', attributes, inOrder.join(''))
  }

  /** What is merged over several rows of data is shown by the first of them that stays. */
  #noteMerged(cells: MergedCells): void {
    const { firstRow, lastRow, firstColumn } = cells
    if (lastRow <= firstRow || firstRow <= this.#marks.lastHeadingRow) return
    const shown = this.#kept[firstFrom(this.#kept, firstRow)]
    if (shown === undefined || shown === firstRow || shown > lastRow) return
    this.#anchors.set(`${firstRow},${firstColumn}`, null)
    const others = this.#shown.get(shown) ?? []
    others.push(cells)
    this.#shown.set(shown, others)
  }

  #fillMerged(number: number, cells: Map<number, WrittenCell>): void {
    for (const { firstRow, firstColumn } of this.#shown.get(number) ?? []) {
      const anchor = this.#anchors.get(`${firstRow},${firstColumn}`)
      if (anchor && (cells.get(firstColumn)?.content ?? '') === '') cells.set(firstColumn, anchor)
    }
  }

  #cellXml(row: number, column: number, { attributes, content }: WrittenCell, marked: number | null): string {
    const style = Number(/\ss\s*=\s*["'](\d+)["']/.exec(attributes)?.[1] ?? 0)
    const markedStyle = marked === null ? null : this.#styles?.markedStyle(style, keepsText(this.#marks, marked))
    return this.#tag('c', withAttributes(attributes, {
      r: `${columnLetters(column)}${row}`, ...(markedStyle === null || markedStyle === undefined ? {} : { s: String(markedStyle) }),
    }), content)
  }

  #reasonXml(row: number, reason: string, isMarked: boolean): string {
    const style = isMarked ? this.#styles?.markedStyle(0, false) : undefined
    const attributes = ` r="${columnLetters(this.#marks.reasonPlace)}${row}"${style === undefined ? '' : ` s="${style}"`} t="inlineStr"`
    return this.#tag('c', attributes, this.#tag('is', '', this.#tag('t', ' xml:space="preserve"', escapeText(reason))))
  }

  #reasonColumn(): string {
    const place = this.#marks.reasonPlace
    return `<${this.#prefix}col min="${place}" max="${place}" width="60" customWidth="1"/>`
  }

  /** A column's width as it was, ending before the reasons; null for one that lies behind. */
  #columnBefore(attributes: XmlAttributes): string | null {
    const { reasonPlace } = this.#marks
    if (Number(attributes.get('min')) >= reasonPlace) return null
    return Number(attributes.get('max')) < reasonPlace ? attributes.raw : withAttributes(attributes.raw, { max: String(reasonPlace - 1) })
  }

  #mergedCells(): string {
    const there = this.#kept.filter((row) => this.#targets.has(row))
    const cells = this.#marks.merged.flatMap(({ firstRow, lastRow, firstColumn, lastColumn }) => {
      const [first, last] = this.#endsNow(there, firstRow, lastRow)
      if (first === null || last === null || (first === last && firstColumn === lastColumn)) return []
      return [`<${this.#prefix}mergeCell ref="${columnLetters(firstColumn)}${first}:${columnLetters(lastColumn)}${last}"/>`]
    })
    return cells.length === 0 ? '' : this.#tag('mergeCells', ` count="${cells.length}"`, cells.join(''))
  }

  /** Where the first and the last of some rows stand now; null where none of them stays. */
  #endsNow(there: readonly number[], firstRow: number, lastRow: number): [first: number | null, last: number | null] {
    const { lastHeadingRow } = this.#marks
    const targetOf = (index: number): number | null => {
      const row = there[index]
      return row === undefined || row < firstRow || row > lastRow ? null : this.#targets.get(row) ?? null
    }
    const lastHeading = Math.min(lastRow, lastHeadingRow)
    return [
      firstRow <= lastHeadingRow ? firstRow : targetOf(firstFrom(there, firstRow)),
      targetOf(firstFrom(there, lastRow + 1) - 1) ?? (firstRow <= lastHeading ? lastHeading : null),
    ]
  }
}

/** The index of the first of numbers in order that is not below a limit; their count where all are. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
