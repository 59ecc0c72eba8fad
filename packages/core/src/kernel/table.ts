import type { Cell } from './cell.ts'
import { columnLetters, compact } from './cell.ts'

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
      const { places, twice } = placesIn(upper, lower, byLabel)
      const headingRows = index + (lower ? 2 : 1)
      if (places.size >= 2 && places.size > (best?.places.size ?? 0)) best = { places, headingRows, twice }
    }
  })
  return best
}

/** The headings that a table cannot do without and that are not there. */
export function missingColumns<Key extends string>(table: TablePlaces<Key> | null, columns: readonly TableColumn<Key>[]): string[] {
  return columns.filter(({ key, isRequired }) => isRequired && !table?.places.has(key)).map(({ labels }) => labels[0] ?? '')
}

function placesIn<Key extends string>(upper: Row, lower: Row | null, byLabel: ReadonlyMap<string, Key>) {
  const places = new Map<Key, number>()
  const twice: string[] = []
  for (let index = 0; index < Math.max(upper.length, lower?.length ?? 0); index += 1) {
    const label = plain(lower?.[index]?.text ?? '') || plain(upper[index]?.text ?? '')
    const key = byLabel.get(label)
    const before = key && places.get(key)
    if (before) twice.push(`“${label}”（${columnLetters(before)}、${columnLetters(index + 1)} 列）`)
    else if (key) places.set(key, index + 1)
  }
  return { places, twice }
}

/** Without spaces, line breaks, invisible characters and marks of required columns; brackets as plain ones. */
function plain(text: string): string {
  return compact(text).replace(/[*:]/g, '').toLowerCase()
}
