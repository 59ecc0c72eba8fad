import { Problems, type Locale } from '../problems.ts'

/** The sheets that are read; others are no part of a form. */
export const formSheets = new Set(['survey', 'choices', 'settings', 'entities', 'external_choices', 'osm'])

/** More cells than this in a workbook are formatting left behind or an attack, never a form. */
export const mostCells = 2_000_000

/** What a reader may be told. */
export interface ReadOptions {
  /** The language of problems; English by default. */
  readonly locale?: Locale
}

/** Counts cells and stops a reader that has been given too many. */
export class CellBudget {
  #left = mostCells
  readonly #sheet: string
  readonly #options: ReadOptions

  constructor(sheet: string, options: ReadOptions) {
    this.#sheet = sheet
    this.#options = options
  }

  spend(cells: number): void {
    this.#left -= cells
    if (this.#left < 0) fail(this.#sheet, 'file-too-large', { most: String(mostCells) }, this.#options)
  }
}

/** Throws the error of a file that cannot be read. */
export function fail(
  sheet: string, code: 'file-too-large' | 'file-unpacked-too-large' | 'file-unreadable' | 'file-old-excel', values: Readonly<Record<string, string>>,
  options: ReadOptions,
): never {
  const problems = new Problems(options.locale ?? 'en')
  problems.error({ sheet }, code, values)
  problems.throwIfErrors()
  throw new Error('unreachable')
}
