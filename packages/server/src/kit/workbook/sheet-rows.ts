import type { Cell } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { Archive } from './archive.ts'
import { workbookLimits as limits } from './limits.ts'
import { piecesOf } from './pieces.ts'
import { withFirst } from './shared-strings.ts'
import { decodeText, richText } from './xml-text.ts'

/** A row of a worksheet that has something in it. `number` counts from 1, as the spreadsheet program shows it. */
export interface SheetRow {
  number: number
  cells: (Cell | null)[]
}

/**
 * The rows of a worksheet, one at a time, blank ones left out. Numbers keep the text that the workbook stores: turned
 * into a number and back, a damaged ID number could no longer be told.
 * @throws {Refusal} `workbook-unreadable`, `workbook-too-large`
 */
export async function* sheetRows(
  archive: Archive, name: string, sharedStrings: readonly string[],
): AsyncGenerator<SheetRow> {
  const chunks = archive.stream(name)
  const first = await chunks.next()
  if (first.done) return
  const head = first.value.toString('utf8', 0, 4_000)
  const root = /<(\w+:)?worksheet\b/.exec(head)
  if (!root) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
  const prefix = root[1] ?? ''
  if (new RegExp(`<${prefix}sheetData\\s*/>`).test(head)) return
  const reader = new RowReader(prefix, sharedStrings)
  for await (const piece of piecesOf(withFirst(first.value, chunks), `<${prefix}row`, `</${prefix}sheetData>`)) {
    yield* reader.rows(piece)
  }
}

class RowReader {
  readonly #row: string
  readonly #formula: string
  readonly #valueStart: string
  readonly #valueEnd: string
  readonly #cell: string
  readonly #cellEnd: string
  readonly #prefix: string
  readonly #sharedStrings: readonly string[]
  #number = 0

  constructor(prefix: string, sharedStrings: readonly string[]) {
    this.#prefix = prefix
    this.#row = `<${prefix}row`
    this.#cell = `<${prefix}c`
    this.#cellEnd = `</${prefix}c>`
    this.#formula = `<${prefix}f`
    this.#valueStart = `<${prefix}v`
    this.#valueEnd = `</${prefix}v>`
    this.#sharedStrings = sharedStrings
  }

  *rows(piece: string): Generator<SheetRow> {
    let start = piece.indexOf(this.#row)
    while (start >= 0) {
      const next = piece.indexOf(this.#row, start + this.#row.length)
      const end = next < 0 ? piece.length : next
      const tagEnd = piece.indexOf('>', start)
      if (tagEnd < 0 || tagEnd >= end) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
      this.#number = Number(attribute(piece.slice(start, tagEnd), ' r="') ?? this.#number + 1)
      if (!(this.#number <= limits.rows)) throw new Refusal('workbook-too-large', { reason: 'rows' })
      const cells = this.#cells(piece, tagEnd + 1, end)
      if (cells.length > 0) yield { number: this.#number, cells }
      start = next
    }
  }

  /** The cells between two positions; none when the row is blank. */
  #cells(text: string, from: number, to: number): (Cell | null)[] {
    const cells: (Cell | null)[] = []
    let column = 0
    let start = text.indexOf(this.#cell, from)
    while (start >= 0 && start < to) {
      const tagEnd = text.indexOf('>', start)
      if (tagEnd < 0 || tagEnd >= to) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
      const tag = text.slice(start + this.#cell.length, tagEnd)
      column = columnOf(attribute(tag, ' r="')) ?? column + 1
      let end = tagEnd
      if (!tag.endsWith('/')) {
        end = text.indexOf(this.#cellEnd, tagEnd)
        if (end < 0 || end >= to) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
        const cell = this.#read(attribute(tag, ' t="') ?? 'n', text.slice(tagEnd + 1, end))
        if (cell) put(cells, column, cell)
      }
      start = text.indexOf(this.#cell, end)
    }
    return cells
  }

  #read(type: string, content: string): Cell | null {
    if (content === '') return null
    if (this.#hasFormula(content)) return { kind: 'formula', text: this.#value(content) }
    switch (type) {
      case 's':
        return textCell(this.#sharedStrings[Number(this.#value(content))] ?? '')
      case 'inlineStr':
        return textCell(richText(content, this.#prefix))
      case 'b':
        return { kind: 'boolean', text: this.#value(content) }
      case 'e':
        return { kind: 'error', text: this.#value(content) }
      case 'n': {
        const value = this.#value(content)
        return value === '' ? null : { kind: 'number', text: value }
      }
      default:
        return textCell(this.#value(content))
    }
  }

  /** Whether there is an element `f`; runs of rich text have elements whose names merely begin with it. */
  #hasFormula(content: string): boolean {
    const start = content.indexOf(this.#formula)
    return start >= 0 && ' />'.includes(content.charAt(start + this.#formula.length))
  }

  #value(content: string): string {
    const start = content.indexOf(this.#valueStart)
    if (start < 0) return ''
    const open = content.indexOf('>', start)
    const end = content.indexOf(this.#valueEnd, open)
    return end < 0 ? '' : decodeText(content.slice(open + 1, end))
  }
}

function textCell(raw: string): Cell | null {
  const text = raw.trim()
  if (text.length > limits.cellCharacters) throw new Refusal('workbook-too-large', { reason: 'cell' })
  return text === '' ? null : { kind: 'text', text }
}

function put(cells: (Cell | null)[], column: number, cell: Cell): void {
  if (column > limits.columns) throw new Refusal('workbook-too-large', { reason: 'columns' })
  while (cells.length < column - 1) cells.push(null)
  cells[column - 1] = cell
}

/** @param beginning how the attribute begins, e.g. ` r="` */
function attribute(tag: string, beginning: string): string | null {
  const start = tag.indexOf(beginning)
  if (start < 0) return null
  const from = start + beginning.length
  const end = tag.indexOf('"', from)
  return end < 0 ? null : tag.slice(from, end)
}

/** The column of a reference counted from 1: `C7` is 3; null without a reference. */
function columnOf(reference: string | null): number | null {
  if (!reference) return null
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column > 0 ? column : null
}
