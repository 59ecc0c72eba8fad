import type { Problems } from '../problems.ts'
import { snakeCase } from './headings.ts'
import { closest } from './spelling.ts'

/** A sheet: rows of cell texts, the first row being the headings. */
export type SheetRows = readonly (readonly string[])[]

/** The sheets of a workbook, by name. Sheets with other names are left alone. */
export interface Sheets {
  readonly survey: SheetRows
  readonly choices?: SheetRows
  readonly settings?: SheetRows
  readonly entities?: SheetRows
  readonly external_choices?: SheetRows
  readonly osm?: SheetRows
  readonly [name: string]: SheetRows | undefined
}

const names = ['survey', 'choices', 'settings', 'entities', 'external_choices', 'osm']

/**
 * Finds the sheets whatever the case of their names, and reports a missing survey sheet. A sheet that stands alone is the
 * survey whatever its name.
 */
export function findSheets(sheets: Sheets, problems: Problems) {
  const found = new Map<string, SheetRows>()
  for (const [name, rows] of Object.entries(sheets)) {
    if (rows !== undefined && !found.has(snakeCase(name))) found.set(snakeCase(name), rows)
  }
  const alone = nameOfOnlySheet(found)
  const missing = names.filter(name => !found.has(name))
  for (const name of found.keys()) {
    const meant = names.includes(name) || name === alone ? undefined : closest(name, missing)
    if (meant !== undefined) problems.warn({ sheet: name }, 'sheet-misspelt', { sheet: name, suggestion: meant })
  }
  const survey = found.get(alone ?? 'survey')
  if (survey === undefined || survey.length === 0) problems.error({ sheet: 'survey' }, 'survey-missing')
  problems.throwIfErrors()
  return {
    survey,
    surveyName: alone ?? 'survey',
    choices: found.get('choices'),
    settings: found.get('settings'),
    entities: found.get('entities'),
    externalChoices: found.get('external_choices'),
    osm: found.get('osm'),
  }
}

/** The name of the only sheet with rows, if it is none of the standard's. */
function nameOfOnlySheet(found: ReadonlyMap<string, SheetRows>): string | undefined {
  const named = [...found].filter(([name, rows]) => name !== 'survey' || rows.length > 0).map(([name]) => name)
  const [only] = named
  return named.length === 1 && only !== undefined && !names.includes(only) ? only : undefined
}
