import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { CellStyle, CellValue, ColumnDef } from 'hucre/xlsx'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Cell } from '@lookback/core/kernel'

interface Line {
  values: CellValue[]
  /** Places counted from 0. */
  marked: ReadonlySet<number>
}

export interface MarkedWorkbookOptions {
  sheetName: string
  /** The rows up to the last heading, as they stood there. */
  headingCells: readonly (readonly (Cell | null)[])[]
  /** Columns that the table has at least. */
  width: number
  /** Whether a column, counted from 0, is to stay text when somebody types into it. */
  keepsText: (index: number) => boolean
  reasonHeading: string
  /** The same heading in every language: a workbook that comes back again has the column already. */
  reasonHeadings: readonly string[]
}

const mark: NonNullable<CellStyle['fill']> = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } }
/** Typed into, such a cell stays text; an ID number is not damaged a second time. */
const asText = '@'

/**
 * A workbook that goes back: the same headings, the refused rows, the wrong cells coloured and the reason beside them.
 * Written as it grows, so that a file full of errors costs no more memory than one without.
 */
export class MarkedWorkbook {
  readonly #lines = new TransformStream<Line, Line>()
  readonly #writer = this.#lines.writable.getWriter()
  readonly #written: Promise<void>
  readonly #headed: Promise<void>
  readonly #reasonPlace: number
  rows = 0

  constructor(file: string, options: MarkedWorkbookOptions) {
    const { headingCells } = options
    const width = Math.max(options.width, ...headingCells.map((cells) => cells.length))
    this.#reasonPlace = reasonPlace(options, width)
    this.#written = this.#write(file, options)
    // Both are awaited in `finish`; a failure before that must not end the process.
    this.#written.catch(() => undefined)
    this.#headed = this.#addHeadings(options)
    this.#headed.catch(() => undefined)
  }

  /** @param places of the wrong cells, counted from 1; null for what has no cell of its own */
  async add(cells: readonly (Cell | null)[], places: readonly (number | null)[], reason: string): Promise<void> {
    await this.#headed
    await this.#put(cells, reason, new Set(places.map((place) => (place ?? this.#reasonPlace) - 1)))
    this.rows += 1
  }

  /** Ends the file. */
  async finish(): Promise<void> {
    await this.#headed
    await this.#writer.close()
    await this.#written
  }

  async #addHeadings({ headingCells, reasonHeading }: MarkedWorkbookOptions): Promise<void> {
    for (const [index, cells] of headingCells.entries()) {
      await this.#put(cells, index === headingCells.length - 1 ? reasonHeading : null, new Set())
    }
  }

  async #put(cells: readonly (Cell | null)[], reason: string | null, marked: ReadonlySet<number>): Promise<void> {
    const values: CellValue[] = Array.from({ length: Math.max(cells.length, this.#reasonPlace) }, (_, index) =>
      valueOf(cells[index]))
    values[this.#reasonPlace - 1] = reason
    await this.#writer.write({ values, marked })
  }

  /** The writer asks a column for its style cell by cell, and the style here depends on the row that it is at. */
  async #write(file: string, { sheetName, width, keepsText }: MarkedWorkbookOptions): Promise<void> {
    let marked: ReadonlySet<number> = new Set()
    async function* rows(lines: ReadableStream<Line>): AsyncGenerator<CellValue[]> {
      for await (const line of lines) {
        marked = line.marked
        yield line.values
      }
    }
    const definitions = Array.from({ length: Math.max(width, this.#reasonPlace) }, (_, index): ColumnDef => {
      const numFmt = keepsText(index) ? asText : undefined
      return {
        get style(): CellStyle {
          return { ...(marked.has(index) ? { fill: mark } : {}), ...(numFmt ? { numFmt } : {}) }
        },
        width: index === this.#reasonPlace - 1 ? 60 : 14,
      }
    })
    const stream = writeXlsxStream(rows(this.#lines.readable), { name: sheetName, columns: definitions, repeatHeaders: false })
    await pipeline(stream, createWriteStream(file))
  }
}

function valueOf(cell: Cell | null | undefined): CellValue {
  if (!cell) return null
  if (cell.kind !== 'number' || cell.text.length > 15) return cell.text
  return Number(cell.text)
}

function reasonPlace({ headingCells, reasonHeadings }: MarkedWorkbookOptions, width: number): number {
  for (const cells of headingCells) {
    const index = cells.findIndex((cell) => cell && reasonHeadings.includes(cell.text))
    if (index >= 0) return index + 1
  }
  return width + 1
}
