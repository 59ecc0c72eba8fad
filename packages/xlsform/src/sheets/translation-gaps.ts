import type { Place, Problems } from '../problems.ts'
import type { Text } from './cells.ts'
import { unnamedLanguage } from './settings.ts'
import type { Row, Table } from './table.ts'

/** Names this many rows; the author finds the others. */
const ROWS_SHOWN = 10

/** Languages beyond any form's: each multiplies every text. */
export const mostLanguages = 100

/** A column whose text is missing in a language, and in which rows. */
export interface TranslationGap {
  readonly language: string
  readonly column: string
  readonly place: Place
  /** The first rows. */
  readonly rows: readonly number[]
  /** Of all rows together. */
  readonly count: number
}

interface Counted extends TranslationGap {
  readonly name: string
  readonly rows: number[]
  place: Place
  count: number
}

/** Finds the texts that are missing in one of the form's languages, while the rows of its tables are gone through. */
export class TranslationGaps {
  readonly #languages: ReadonlySet<string>
  readonly #defaultLanguage: string
  readonly #counts: Counted[] = []

  constructor(languages: ReadonlySet<string>, defaultLanguage: string) {
    // With so many the form is refused; to look for what it lacks would take the square of its languages.
    this.#languages = languages.size > mostLanguages ? new Set() : new Set([...languages, defaultLanguage])
    this.#defaultLanguage = defaultLanguage
  }

  /** The same table, whose rows are looked at as they are gone through. */
  watched(table: Table): Table {
    const counts = this.#countsOf(table)
    this.#counts.push(...counts)
    return { ...table, rows: () => this.#watch(table.rows(), counts) }
  }

  get found(): TranslationGap[] {
    return this.#counts.filter(({ count }) => count > 0)
  }

  #countsOf({ sheet, headings }: Table): Counted[] {
    const columns = new Map<string, string>()
    for (const { name, language, place, translatable } of headings) {
      if (translatable) columns.set(name, withoutLanguage(place.column ?? name, language))
    }
    return [...columns].flatMap(([name, column]) =>
      [...this.#languages].map(language => ({ name, column, language, place: { sheet }, rows: [], count: 0 })))
  }

  *#watch(rows: Iterable<Row>, counts: readonly Counted[]): Generator<Row> {
    for (const row of rows) {
      for (const gap of counts) {
        const text = row.texts.get(gap.name)
        if (text !== undefined && this.#isMissing(text, gap.language)) note(gap, row)
      }
      yield row
    }
  }

  #isMissing(text: Text, language: string): boolean {
    return !text.has(language) && (language !== this.#defaultLanguage || !text.has(''))
  }
}

function note(gap: Counted, { place }: Row): void {
  if (gap.count === 0) gap.place = place
  if (++gap.count <= ROWS_SHOWN) gap.rows.push(place.row ?? 0)
}

/** Warns of texts missing in the languages of a form, and of languages that no client can recognise. */
export function warnOfTranslations(
  gaps: readonly TranslationGap[], languages: ReadonlySet<string>, surveyName: string, problems: Problems,
): void {
  for (const { language, column, place, rows, count } of gaps) {
    if (!languages.has(language)) continue
    const shown = [...rows.map(String), ...count > rows.length ? ['…'] : []].join(', ')
    problems.warn({ ...place, column }, 'translation-missing', { column, language, rows: shown })
  }
  for (const language of languages) {
    if (language !== unnamedLanguage && !/\([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\)$/.test(language)) {
      problems.warn({ sheet: surveyName, row: 1 }, 'language-code', { language })
    }
  }
}

/** The languages that the headings of the sheets name. */
export function languagesNamed(tables: readonly Table[]): Set<string> {
  const named = tables.flatMap(table => table.headings.map(heading => heading.language))
  return new Set(named.filter(language => language !== ''))
}

/** `media::image::中文 (zh)` → `media::image`. */
function withoutLanguage(heading: string, language: string): string {
  return language !== '' && heading.endsWith(language) ? heading.slice(0, -language.length).replace(/(?<![\s:])[\s:]+$/, '') : heading
}
