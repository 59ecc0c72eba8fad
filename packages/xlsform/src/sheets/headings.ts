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
  readonly known: boolean
}

/** Reads the heading row of a sheet: tolerant of case, spaces and historical names. */
export function readHeadings(
  sheet: string, row: readonly string[], columns: SheetColumns, problems: Problems,
): Heading[] {
  const doubleColon = row.some(text => text.includes('::'))
  const headings: Heading[] = []
  const seen = new Map<string, Heading>()
  for (const [index, raw] of row.entries()) {
    const text = raw.trim()
    if (text === '') continue
    const letters = columnLetters(index)
    const place: Place = { sheet, row: 1, column: text, cell: `${letters}1` }
    const heading: Heading = { index, letters, place, ...readName(text, columns, doubleColon) }
    const key = `${heading.name}\n${heading.language}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      problems.error(place, 'heading-twice', { heading: text, other: earlier.place.column ?? '' })
      continue
    }
    seen.set(key, heading)
    headings.push(heading)
  }
  if (columns.closed !== true) warnOfMisspelling(headings, columns, problems)
  return headings
}

/** Reports the required columns a sheet lacks. */
export function requireColumns(
  sheet: string, headings: readonly Heading[], columns: SheetColumns, problems: Problems,
): void {
  for (const column of columns.required) {
    if (!headings.some(heading => heading.name === column)) {
      problems.error({ sheet, row: 1 }, 'column-missing', { column })
    }
  }
}

function readName(
  text: string, columns: SheetColumns, doubleColon: boolean,
): Pick<Heading, 'name' | 'language' | 'known'> {
  const whole = canonical(snakeCase(text), columns)
  if (whole !== undefined) return { name: whole, language: '', known: true }
  const parts = splitHeading(text, doubleColon)
  const first = canonical(snakeCase(parts[0] ?? ''), columns)
  if (first === undefined || parts.length === 1) return { name: text, language: '', known: false }
  const name = [first, ...parts.slice(1)].join('::')
  const stem = [...columns.translatable].find(column => name.startsWith(`${column}::`))
  if (stem === undefined) return { name, language: '', known: true }
  return { name: stem, language: name.slice(stem.length + 2), known: true }
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
