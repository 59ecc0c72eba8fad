import type { Problems } from '../problems.ts'
import { unnamedLanguage } from './settings.ts'
import type { Table } from './table.ts'

/** Names this many rows; the author finds the others. */
const ROWS_SHOWN = 10

/** Warns of texts that are missing in one of the form's languages, and of languages a client cannot recognise. */
export function warnOfTranslations(
  tables: readonly Table[], languages: readonly string[], defaultLanguage: string, problems: Problems,
): void {
  const all = new Set([...languages, ...languagesNamed(tables)])
  if (all.size === 0) return
  for (const table of tables) {
    const columns = new Map<string, string>()
    for (const { name, language, place } of table.headings) {
      if (language !== '') columns.set(name, withoutLanguage(place.column ?? name, language))
    }
    for (const [column, heading] of columns) {
      for (const language of all) warnOfColumn(table, column, heading, language)
    }
  }
  for (const language of all) {
    if (language !== unnamedLanguage && !/\([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\)$/.test(language)) {
      problems.warn({ sheet: 'survey', row: 1 }, 'language-code', { language })
    }
  }

  function warnOfColumn(table: Table, column: string, heading: string, language: string): void {
    const rows = table.rows.filter(row => {
      const text = row.texts.get(column)
      if (text === undefined || text.has(language)) return false
      return !(language === defaultLanguage && text.has(''))
    })
    const first = rows[0]
    if (first === undefined) return
    const shown = rows.slice(0, ROWS_SHOWN).map(row => String(row.place.row ?? ''))
    if (rows.length > ROWS_SHOWN) shown.push('…')
    problems.warn({ ...first.place, column: heading }, 'translation-missing', {
      column: heading, language, rows: shown.join(', '),
    })
  }
}

/** The languages that the headings of the sheets name. */
export function languagesNamed(tables: readonly Table[]): Set<string> {
  const named = tables.flatMap(table => table.headings.map(heading => heading.language))
  return new Set(named.filter(language => language !== ''))
}

/** `media::image::中文 (zh)` → `media::image`. */
function withoutLanguage(heading: string, language: string): string {
  return heading.endsWith(language) ? heading.slice(0, -language.length).replace(/(?<![\s:])[\s:]+$/, '') : heading
}
