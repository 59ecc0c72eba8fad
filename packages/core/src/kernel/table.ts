import type { Cell } from './cell.ts'
import { compact, headingIn } from './cell.ts'
import { leastAlike, likeness } from './likeness.ts'

/** A column of a table that comes back: what its heading may read, and whether the table is no use without it. */
export interface TableColumn<Key extends string = string> {
  key: Key
  /** The first is how we call it. */
  labels: readonly string[]
  isRequired: boolean
}

type Row = readonly (Cell | null)[]

/** Where a table's columns are, by key, counted from 1; and how many rows lie before the first row of data. */
export interface TablePlaces<Key extends string = string> {
  places: ReadonlyMap<Key, number>
  headingRows: number
  /** Headings that stand there twice, with their columns: nobody can tell which is meant. */
  twice: readonly string[]
  /** Headings that are not known and look like a column that is not there. */
  misread: readonly Misread[]
}

/** A heading of the table, and the column's that it may be meant for. */
export interface Misread {
  heading: string
  label: string
}

/**
 * Finds a table's headings among a sheet's first rows: in one row, or in two of which the upper one stands over groups.
 * Columns may come in any order; unknown ones stay out.
 * @returns null when not even two are there
 */
export function findTable<Key extends string>(rows: readonly Row[], columns: readonly TableColumn<Key>[]): TablePlaces<Key> | null {
  const byLabel = new Map(columns.flatMap(({ key, labels }) => labels.map((label) => [plain(label), key] as const)))
  let best: TablePlaces<Key> | null = null
  rows.forEach((upper, index) => {
    for (const lower of [null, rows[index + 1] ?? null]) {
      const { places, twice, unknown } = placesIn(upper, lower, byLabel)
      const headingRows = index + (lower ? 2 : 1)
      if (places.size >= 2 && places.size > (best?.places.size ?? 0)) best = { places, headingRows, twice, misread: misreadAmong(unknown, columns.filter(({ key }) => !places.has(key))) }
    }
  })
  return best
}

/**
 * Whether a row below the headings is none of the table's: the headings again, the numbers of the columns, or a blank one that has a
 * 序号 at most.
 */
export function isNoRow<Key extends string>(cells: Row, places: ReadonlyMap<Key, number>, columns: readonly TableColumn<Key>[]): boolean {
  const textIn = (key: Key) => plain(cells[(places.get(key) ?? 0) - 1]?.text ?? '')
  if (columns.some(({ key, labels, isRequired }) => isRequired && labels.some((label) => plain(label) === textIn(key)))) return true
  const texts = cells.flatMap((cell) => (cell ? [plain(cell.text)] : []))
  if ([...places.keys()].every((key) => textIn(key) === '') && texts.every((text) => /^\d*$/.test(text))) return true
  return texts.length >= 3 && texts.every((text, index) => text === String(index + 1) || text === `(${index + 1})`)
}

/** The headings that a table cannot do without and that are not there. */
export function missingColumns<Key extends string>(table: TablePlaces<Key> | null, columns: readonly TableColumn<Key>[]): string[] {
  return columns.filter(({ key, isRequired }) => isRequired && !table?.places.has(key)).map(({ labels }) => labels[0] ?? '')
}

function placesIn<Key extends string>(upper: Row, lower: Row | null, byLabel: ReadonlyMap<string, Key>) {
  const places = new Map<Key, number>()
  const twice: string[] = []
  const unknown: string[] = []
  for (let index = 0; index < Math.max(upper.length, lower?.length ?? 0); index += 1) {
    const label = plain(lower?.[index]?.text ?? '') || plain(upper[index]?.text ?? '')
    const key = byLabel.get(label)
    const before = key && places.get(key)
    if (before) twice.push(headingIn(label, [before, index + 1]))
    else if (key) places.set(key, index + 1)
    else if (label !== '') unknown.push(label)
  }
  return { places, twice, unknown }
}

function misreadAmong(unknown: readonly string[], absent: readonly TableColumn[]): Misread[] {
  return unknown.flatMap((heading): Misread[] => {
    const alike = absent.map(({ labels }) => ({ label: labels[0] ?? '', alike: Math.max(...labels.map((label) => likeness(heading, plain(label)))) }))
    const best = alike.reduce((one, other) => (other.alike > one.alike ? other : one), { label: '', alike: 0 })
    return best.alike >= leastAlike ? [{ heading, label: best.label }] : []
  })
}

/** Without spaces, line breaks, invisible characters and marks of required columns; brackets as plain ones. */
function plain(text: string): string {
  return compact(text).replace(/[*:]/g, '').toLowerCase()
}
