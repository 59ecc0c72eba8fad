import type { Place, Problems } from '../problems.ts'
import { unnamedLanguage } from './settings.ts'
import type { Table } from './table.ts'

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

/** Finds the texts that are missing in one of the form's languages, of which there are not too many. */
export function findTranslationGaps(tables: readonly Table[], defaultLanguage: string): TranslationGap[] {
  const gaps: TranslationGap[] = []
  const languages = languagesNamed(tables)
  // Such a form is refused; to look for what it lacks would take the square of its languages.
  if (languages.size > mostLanguages) return gaps
  for (const table of tables) {
    const columns = new Map<string, string>()
    for (const { name, language, place, translatable } of table.headings) {
      if (translatable) columns.set(name, withoutLanguage(place.column ?? name, language))
    }
    for (const [column, heading] of columns) {
      for (const language of new Set([...languages, defaultLanguage])) {
        const gap = findGap(table, column, language, defaultLanguage)
        if (gap !== undefined) gaps.push({ ...gap, column: heading })
      }
    }
  }
  return gaps
}

function findGap(
  table: Table, column: string, language: string, defaultLanguage: string,
): Omit<TranslationGap, 'column'> | undefined {
  const rows: number[] = []
  let place: Place | undefined
  let count = 0
  for (const row of table.rows) {
    const text = row.texts.get(column)
    if (text === undefined || text.has(language) || (language === defaultLanguage && text.has(''))) continue
    place ??= row.place
    if (++count <= ROWS_SHOWN) rows.push(row.place.row ?? 0)
  }
  return place === undefined ? undefined : { language, place, rows, count }
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
