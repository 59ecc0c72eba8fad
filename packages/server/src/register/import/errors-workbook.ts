import type { Cell, CellIssue, Locale } from '@lookback/core/kernel'
import { locales } from '@lookback/core/kernel'
import { issueSentence, registerTermsIn } from '@lookback/core/register'
import type { Headings } from '@lookback/core/register'
import { MarkedWorkbook } from '../../kit/workbook/marked-workbook.ts'
import type { SheetRow } from '../../kit/workbook/sheet-rows.ts'

/** The workbook of an import's refused households that goes back. */
export class ErrorsWorkbook {
  readonly #workbook: MarkedWorkbook
  readonly #places: ReadonlyMap<string, number>
  readonly #locale: Locale

  constructor(
    file: string, headings: Headings, headingCells: readonly (readonly (Cell | null)[])[], locale: Locale,
  ) {
    const terms = registerTermsIn(locale)
    this.#places = headings.places
    this.#locale = locale
    this.#workbook = new MarkedWorkbook(file, {
      sheetName: terms.errorsSheet, headingCells, width: headings.byPlace.length,
      keepsText: (index) => keepsText(headings, index), reasonHeading: terms.reasonHeading,
      reasonHeadings: locales.map((one) => registerTermsIn(one).reasonHeading),
    })
  }

  get rows(): number {
    return this.#workbook.rows
  }

  /** Adds all rows of a refused household with what is wrong with them. */
  async add(rows: readonly SheetRow[], issues: readonly CellIssue[]): Promise<void> {
    for (const row of rows) {
      const own = issues.filter((issue) => issue.row === row.number)
      await this.#workbook.add(row.cells, own.map((issue) => this.#places.get(issue.column) ?? null), this.#reason(own))
    }
  }

  /** Ends the file. */
  async finish(): Promise<void> {
    await this.#workbook.finish()
  }

  #reason(issues: readonly CellIssue[]): string {
    const terms = registerTermsIn(this.#locale)
    if (issues.length === 0) return terms.reasons['refused-by-other-row']
    return issues.map((issue) => issueSentence(issue, this.#places, this.#locale)).join(terms.separator)
  }
}

function keepsText(headings: Headings, index: number): boolean {
  const kind = headings.byPlace[index]?.type.kind
  return kind === 'document' || kind === 'identifier' || kind === 'phone'
}
