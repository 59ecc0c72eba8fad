import { cellText } from './cell-text.ts'
import type { CellBudget } from './limits.ts'
import type { MergedRange } from './merged-cells.ts'
import { RichText, type Shared } from './workbook.ts'
import { attribute, scanXml } from './xml-scan.ts'

/** The last row and column that a sheet can have, counted from 0. */
const [LAST_ROW, LAST_COLUMN] = [1_048_575, 16_383]

/** What a sheet holds: its rows, of which those without text are empty, and which cells are merged. */
export interface SheetRead {
  readonly rows: string[][]
  readonly merges: readonly MergedRange[]
}

/** Reads a sheet from its part; throws an error for a cell that no sheet can have. */
export function readSheet(xml: string, shared: Shared, budget: CellBudget): SheetRead {
  const rows: string[][] = []
  const merges: MergedRange[] = []
  const inline = new RichText()
  let [row, column] = [-1, -1]
  let attributes = ''
  let value = ''
  let inValue = false
  scanXml(xml, {
    open: (name, given) => {
      switch (name) {
        case 'row':
          row = indexWithin(attribute(given, 'r'), row, LAST_ROW)
          column = -1
          return
        case 'c':
          attributes = given
          column = columnOf(attribute(given, 'r'), column)
          value = ''
          inline.begin()
          return
        case 'v':
          inValue = true
          return
        case 'mergeCell':
          merges.push(rangeOf(attribute(given, 'ref') ?? ''))
          return
        default:
          inline.open(name)
      }
    },
    text: text => {
      if (inValue) value += text
      else inline.add(text)
    },
    close: name => {
      if (name === 'v') inValue = false
      else if (name === 'c') addCell()
      else inline.close(name)
    },
  })
  return { rows, merges }

  function addCell(): void {
    const type = attribute(attributes, 't')
    const text = cellText(type, attribute(attributes, 's'), type === 'inlineStr' ? inline.text : value, shared)
    if (text === '' || text.trim() === '') return
    const cells = rowAt(row)
    if (cells.length <= column) budget.spend(column + 1 - cells.length)
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  function rowAt(index: number): string[] {
    if (rows.length <= index) budget.spend(index + 1 - rows.length)
    while (rows.length <= index) rows.push([])
    return rows[index] ?? []
  }
}

/** The index after the one before, or the one that a number counted from 1 says. */
function indexWithin(number: string | undefined, before: number, last: number): number {
  const index = number === undefined ? before + 1 : Number(number) - 1
  if (!Number.isInteger(index) || index < 0 || index > last) throw new Error(`row ${number ?? ''}`)
  return index
}

/** The column of `BC12`, counted from 0. */
function columnOf(reference: string | undefined, before: number): number {
  if (reference === undefined) return before + 1
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  if (at === 0 || column - 1 > LAST_COLUMN) throw new Error(`cell ${reference}`)
  return column - 1
}

function rangeOf(reference: string): MergedRange {
  const [first = '', last = first] = reference.split(':')
  const [startRow, endRow] = [first, last].map(cell => indexWithin(/\d+$/.exec(cell)?.[0] ?? '', 0, LAST_ROW))
  return { startRow: startRow ?? 0, startCol: columnOf(first, 0), endRow: endRow ?? 0, endCol: columnOf(last, 0) }
}
