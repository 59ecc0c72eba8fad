import type { Place, Problems } from '../problems.ts'
import { columnLetters } from './cells.ts'
import type { SheetColumns } from './columns.ts'
import { closest } from './spelling.ts'

/** A heading that carries cells. */
export interface Heading {
  /** The column, counted from 0, and the letters Excel shows above it. */
  readonly index: number
  readonly letters: string
  readonly place: Place
  /** Canonical name, such as `bind::relevant` or `label`; of an unknown heading, its own text. */
  readonly name: string
  /** The language of a translatable column, `''` without one. */
  readonly language: string
  /** Whether the column may have languages. */
  readonly translatable: boolean
  readonly known: boolean
}

/** What a heading says, wherever it stands. */
type Meaning = Pick<Heading, 'name' | 'language' | 'translatable' | 'known'>

/** Reads the heading row of a sheet: tolerant of case, spaces and historical names. */
export function readHeadings(
  sheet: string, row: readonly string[], columns: SheetColumns, problems: Problems,
): Heading[] {
  const doubleColon = row.some(text => text.includes('::'))
  const headings = new Map<string, Heading>()
  for (const [index, raw] of row.entries()) {
    const text = raw.trim().replace(/\s*[\r\n]\s*/g, ' ')
    if (text === '') continue
    const letters = columnLetters(index)
    const place: Place = { sheet, row: 1, column: text, cell: `${letters}1` }
    if (text !== raw.trim()) problems.warn(place, 'heading-line-break', { heading: text })
    const heading: Heading = { index, letters, place, ...readName(text, columns, doubleColon) }
    const example = incomplete[heading.name]
    if (heading.known && example !== undefined) problems.warn(place, 'heading-incomplete', { heading: text, example })
    const key = `${heading.name}\n${heading.language}`
    const earlier = headings.get(key)
    if (earlier === undefined) headings.set(key, heading)
    else if (isOlder(heading, columns) !== isOlder(earlier, columns)) headings.set(key, newer(heading, earlier))
    else problems.error(place, 'heading-twice', { heading: text, other: earlier.place.column ?? '' })
  }
  const kept = [...headings.values()]
  if (columns.closed !== true) warnOfMisspelling(kept, columns, problems)
  return kept

  function newer(...two: [Heading, Heading]): Heading {
    const [newest, oldest] = isOlder(two[0], columns) ? [two[1], two[0]] : two
    const [heading = '', other = ''] = [oldest.place.column, newest.place.column]
    problems.warn(oldest.place, 'heading-older', { heading, other })
    return newest
  }
}

function isOlder(heading: Heading, columns: SheetColumns): boolean {
  return columns.older?.has(snakeCase(heading.place.column ?? '')) ?? false
}

/** Reports the required columns a sheet lacks. */
export function requireColumns(
  sheet: string, headings: readonly Heading[], columns: SheetColumns, problems: Problems,
): void {
  for (const column of columns.required) {
    if (!headings.some(heading => heading.name === column)) {
      problems.error({ sheet, row: 1, column }, 'column-missing', { column })
    }
  }
}

/** Columns that mean something only with a further part, and one they may have. */
const incomplete: Readonly<Record<string, string>> = {
  media: 'media::image', bind: 'bind::relevant', control: 'control::appearance', instance: 'instance::hint',
  attribute: 'attribute::lang',
}

/** Columns whose further parts are the name of an attribute. */
const families = new Set(['bind', 'control', 'instance', 'attribute'])

function readName(text: string, columns: SheetColumns, doubleColon: boolean): Meaning {
  const whole = canonical(snakeCase(text), columns)
  if (whole !== undefined) return meaning(whole, columns.translatable.has(whole))
  const parts = splitHeading(text, doubleColon)
  const first = canonical(snakeCase(parts[0] ?? ''), columns)
  if (first === undefined || parts.length === 1) return { name: text, language: '', translatable: false, known: false }
  // `bind:esri:x` of the older spelling names the attribute `esri:x`.
  const name = !doubleColon && families.has(first)
    ? `${first}::${parts.slice(1).join(':')}`
    : [first, ...parts.slice(1)].join('::')
  const stem = [...columns.translatable].find(column => name.startsWith(`${column}::`))
  return stem === undefined ? meaning(name, columns.translatable.has(name)) : meaning(stem, true, name.slice(stem.length + 2))
}

function meaning(name: string, translatable: boolean, language = ''): Meaning {
  return { name, language, translatable, known: true }
}

function canonical(name: string, columns: SheetColumns): string | undefined {
  if (Object.hasOwn(columns.aliases, name)) return columns.aliases[name]
  return columns.known.has(name) ? name : undefined
}

/** `label::English`, or the older `label:English` where a sheet never uses `::`; `jr:count` stays whole. */
function splitHeading(text: string, doubleColon: boolean): string[] {
  const parts = doubleColon ? text.split('::') : text.split(/(?<!\bjr|\bodk|\borx|\bentities):/)
  return parts.map(part => part.trim())
}

/** `Choice  Filter` → `choice_filter`. */
export function snakeCase(text: string): string {
  return text.trim().split(/\s+/).join('_').toLowerCase()
}

function warnOfMisspelling(headings: readonly Heading[], columns: SheetColumns, problems: Problems): void {
  const present = new Set(headings.filter(heading => heading.known).map(heading => heading.name))
  const names = [...columns.known, ...Object.keys(columns.aliases)]
    .filter(name => !present.has(canonical(name, columns) ?? name))
  for (const heading of headings) {
    if (heading.known) continue
    const suggestion = closest(snakeCase(heading.name.split(':')[0] ?? ''), names)
    if (suggestion !== undefined) {
      problems.warn(heading.place, 'heading-misspelt', { heading: heading.name, suggestion })
    }
  }
}
