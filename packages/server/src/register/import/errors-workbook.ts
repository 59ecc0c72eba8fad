import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { CellStyle, CellValue, ColumnDef } from 'hucre/xlsx'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Locale } from '@lookback/core/locales'
import { locales, registerTermsIn } from '@lookback/core/locales'
import type { Cell, CellIssue, Headings } from '@lookback/core/register'
import { issueSentence } from '@lookback/core/register'
import type { SheetRow } from '../workbook/sheet-rows.ts'

interface Line {
  values: CellValue[]
  /** Places counted from 0. */
  marked: ReadonlySet<number>
}

const mark: NonNullable<CellStyle['fill']> = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } }
/** Typed into, such a cell stays text; an ID number is not damaged a second time. */
const asText = '@'

/**
 * The workbook that goes back: the same headings, the refused rows, the wrong cells coloured and the reason beside
 * them. Written as it grows, so that a file full of errors costs no more memory than one without.
 */
export class ErrorsWorkbook {
  readonly #lines = new TransformStream<Line, Line>()
  readonly #writer = this.#lines.writable.getWriter()
  readonly #written: Promise<void>
  readonly #headed: Promise<void>
  readonly #places: ReadonlyMap<string, number>
  readonly #locale: Locale
  readonly #reasonPlace: number
  rows = 0

  constructor(
    file: string, headings: Headings, headingCells: readonly (readonly (Cell | null)[])[], locale: Locale,
  ) {
    this.#places = headings.places
    this.#locale = locale
    const width = Math.max(headings.byPlace.length, ...headingCells.map((cells) => cells.length))
    this.#reasonPlace = reasonPlace(headingCells, width)
    this.#written = this.#write(file, headings)
    // Both are awaited in `finish`; a failure before that must not end the process.
    this.#written.catch(() => undefined)
    this.#headed = this.#addHeadings(headingCells)
    this.#headed.catch(() => undefined)
  }

  /** Adds all rows of a refused household with what is wrong with them. */
  async add(rows: readonly SheetRow[], issues: readonly CellIssue[]): Promise<void> {
    await this.#headed
    for (const row of rows) {
      const own = issues.filter((issue) => issue.row === row.number)
      const marked = own.map((issue) => (this.#places.get(issue.column) ?? this.#reasonPlace) - 1)
      await this.#put(row.cells, this.#reason(own), new Set(marked))
      this.rows += 1
    }
  }

  /** Ends the file. */
  async finish(): Promise<void> {
    await this.#headed
    await this.#writer.close()
    await this.#written
  }

  #reason(issues: readonly CellIssue[]): string {
    const terms = registerTermsIn(this.#locale)
    if (issues.length === 0) return terms.reasons['refused-by-other-row']
    return issues.map((issue) => issueSentence(issue, this.#places, this.#locale)).join(terms.separator)
  }

  async #addHeadings(headingCells: readonly (readonly (Cell | null)[])[]): Promise<void> {
    const { reasonHeading } = registerTermsIn(this.#locale)
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
  async #write(file: string, headings: Headings): Promise<void> {
    let marked: ReadonlySet<number> = new Set()
    async function* rows(lines: ReadableStream<Line>): AsyncGenerator<CellValue[]> {
      for await (const line of lines) {
        marked = line.marked
        yield line.values
      }
    }
    const definitions = Array.from({ length: Math.max(headings.byPlace.length, this.#reasonPlace) }, (_, index): ColumnDef => {
      const numFmt = keepsText(headings, index) ? asText : undefined
      return {
        get style(): CellStyle {
          return { ...(marked.has(index) ? { fill: mark } : {}), ...(numFmt ? { numFmt } : {}) }
        },
        width: index === this.#reasonPlace - 1 ? 60 : 14,
      }
    })
    const name = registerTermsIn(this.#locale).errorsSheet
    const stream = writeXlsxStream(rows(this.#lines.readable), { name, columns: definitions, repeatHeaders: false })
    await pipeline(stream, createWriteStream(file))
  }
}

function keepsText(headings: Headings, index: number): boolean {
  const kind = headings.byPlace[index]?.type.kind
  return kind === 'document' || kind === 'identifier' || kind === 'phone'
}

function valueOf(cell: Cell | null | undefined): CellValue {
  if (!cell) return null
  if (cell.kind !== 'number' || cell.text.length > 15) return cell.text
  return Number(cell.text)
}

/** A workbook that has come back before has the column of reasons already. */
function reasonPlace(headingCells: readonly (readonly (Cell | null)[])[], width: number): number {
  const known = locales.map((locale) => registerTermsIn(locale).reasonHeading)
  for (const cells of headingCells) {
    const index = cells.findIndex((cell) => cell && known.includes(cell.text))
    if (index >= 0) return index + 1
  }
  return width + 1
}
