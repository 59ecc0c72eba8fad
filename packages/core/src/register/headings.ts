import type { Cell } from '../kernel/cell.ts'
import type { Column } from './columns.ts'
import { columns, groupHeadings } from './columns.ts'

/** Where a workbook's columns are: for each known column its place, counted from 1. */
export interface Headings {
  places: ReadonlyMap<string, number>
  byPlace: readonly (Column | null)[]
  /** How many of the rows given lie before the first row of data. */
  rows: number
  /** How many of those are headings; others are a title. */
  headingRows: number
}

type Row = readonly (Cell | null)[]

/** Fewer known headings than this are a coincidence. */
const fewest = 3

/**
 * Finds the headings among a sheet's first rows: one row, or two of which the upper one stands over groups (merged
 * cells: the text is in the first cell, the others are empty). Columns may come in any order; unknown ones stay out.
 * @returns null when there are no headings
 */
export function readHeadings(rows: readonly Row[]): Headings | null {
  let best: Headings | null = null
  rows.forEach((row, index) => {
    const below = rows[index + 1]
    const attempts = [headingsFrom(labelsOf(row), index + 1, 1)]
    if (below) attempts.push(headingsFrom(labelsUnderGroups(row, below), index + 2, 2))
    for (const attempt of attempts) {
      if (attempt.places.size >= fewest && attempt.places.size > (best?.places.size ?? 0)) best = attempt
    }
  })
  return best
}

/** The headings that an import cannot do without and that are not there, as the national export calls them. */
export function missingHeadings({ places }: Headings): string[] {
  const missing = columns.filter((column) => column.mustExist && !places.has(column.key)).map((column) => column.labels[0] ?? '')
  const hasPlace = places.has('village') || places.has('villageCode')
  return hasPlace ? missing : ['村', ...missing]
}

type Lookup = (Column | null)[]

function headingsFrom(found: Lookup, rows: number, headingRows: number): Headings {
  const places = new Map<string, number>()
  const byPlace = found.map((column, index) => {
    if (!column || places.has(column.key)) return null
    places.set(column.key, index + 1)
    return column
  })
  return { places, byPlace, rows, headingRows }
}

function labelsOf(row: Row): Lookup {
  return row.map((cell) => find(label(cell)))
}

function labelsUnderGroups(upper: Row, lower: Row): Lookup {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const own = label(upper[index])
    if (own !== '') group = own
    const below = label(lower[index])
    return below === '' ? find(own) : findUnder(group, below)
  })
}

function findUnder(group: string, below: string): Column | null {
  const joined = find(group + below)
  if (joined) return joined
  if (groupHeadings.household.includes(group)) {
    return find(below, 'household') ?? find(`户主${below}`, 'household') ?? find(below)
  }
  if (groupHeadings.member.includes(group)) return find(below, 'member') ?? find(below)
  return find(below)
}

const byLabel = new Map(columns.flatMap((column) => column.labels.map((one) => [plain(one), column] as const)))

function find(text: string, of?: Column['of']): Column | null {
  const column = text === '' ? undefined : byLabel.get(text)
  return column && (of === undefined || column.of === of) ? column : null
}

/** A heading without spaces, line breaks and marks of required columns; brackets as plain ones. */
function label(cell: Cell | null | undefined): string {
  return plain(cell?.text ?? '')
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s*:]/g, '')
}
