import type { Cell } from '../kernel/cell.ts'
import { compact, headingIn } from '../kernel/cell.ts'
import type { Column, ColumnGroup } from './columns.ts'
import { columnGroup, columns } from './columns.ts'
import { titleFactor, unitFactor } from './units.ts'

/** A heading of the workbook: where it stands, and which column it is taken for. */
export interface Heading {
  /** Counted from 1. */
  place: number
  /** As it is compared, groups in front: `户主情况/姓名`. */
  text: string
  /** As it stands there. */
  written: string
  /** Null for a heading that is not known, or stands under a group of somebody else (帮扶责任人). */
  key: string | null
}

/** Where a workbook's columns are: for each known column its place, counted from 1. */
export interface Headings {
  places: ReadonlyMap<string, number>
  byPlace: readonly (Column | null)[]
  all: readonly Heading[]
  /** By what a column's numbers are multiplied, where a heading or the title gives their unit; null where it is unclear. */
  factors: ReadonlyMap<string, number | null>
  /** Columns that more than one heading would be, with the places: nobody can tell which is meant. */
  twice: readonly { key: string; places: readonly number[] }[]
  /** How many of the rows given lie before the first row of data. */
  rows: number
  /** How many of those are headings; others are a title. */
  headingRows: number
}

/** What people said of headings that are not known: for a heading as `headingKey` writes it, the column's key. */
export type HeadingNames = ReadonlyMap<string, string>

type Row = readonly (Cell | null)[]

/** Fewer known headings than this are a coincidence. */
const fewest = 3
/** Headings may stand under two rows of groups. */
const mostHeadingRows = 3

/**
 * Finds the headings among a sheet's first rows: up to three rows, of which the upper ones stand over groups (merged
 * cells: the text is in the first cell, the others are empty). Columns may come in any order. A heading that two columns
 * share is told apart by its group; where that does not tell, it is in `twice`.
 * @returns null when there are no headings
 */
export function readHeadings(rows: readonly Row[], names: HeadingNames = new Map()): Headings | null {
  let best: Headings | null = null
  // As few rows as will do: a title is no group.
  for (let height = 1; height <= mostHeadingRows; height += 1) {
    for (let index = 0; index + height <= rows.length; index += 1) {
      const titles = rows.slice(0, index).flatMap((row) => row.map((cell) => compact(cell?.text ?? '')))
      const attempt = headingsFrom(rows.slice(index, index + height), titles, index + height, names)
      if (attempt.places.size >= fewest && attempt.places.size > (best?.places.size ?? 0)) best = attempt
    }
  }
  return best
}

/** The headings that an import cannot do without and that are not there, as the national export calls them. */
export function missingHeadings({ places }: Pick<Headings, 'places'>): string[] {
  const missing = columns.filter((column) => column.mustExist && !places.has(column.key)).map((column) => column.labels[0] ?? '')
  const hasPlace = places.has('village') || places.has('villageCode')
  return hasPlace ? missing : ['村', ...missing]
}

/** Headings that nobody can tell apart, in words: `“姓名”（E、J 列）`. */
export function headingsTwice({ twice, all }: Headings): string[] {
  return twice.map(({ places }) => {
    const text = all.find(({ place }) => place === places[0])?.text ?? ''
    return headingIn(text, places)
  })
}

/** How headings are compared: without spaces, line breaks and marks of required columns; brackets as plain ones. */
export function headingKey(text: string): string {
  return compact(text).replace(/[*:]/g, '')
}

/** A heading with the groups above it, outermost first; all as `headingKey` writes them. */
interface Label {
  place: number
  written: string
  own: string
  groups: readonly string[]
}

function headingsFrom(levels: readonly Row[], titles: readonly string[], rows: number, names: HeadingNames): Headings {
  const labels = labelsOf(levels)
  const strict = labels.map((label) => columnOf(label, names))
  const taken = new Set(strict.map((column) => column?.key))
  // Under 农户信息 stands everything in some tables: a member's column where no group of members has it.
  const found = labels.map((label, index) => {
    const fallback = strict[index] ? null : columnUnderHousehold(label)
    return strict[index] ?? (fallback && !taken.has(fallback.key) ? fallback : null)
  })
  const placesOf = new Map<string, number[]>()
  found.forEach((column, index) => {
    const place = labels[index]?.place ?? 0
    if (column) placesOf.set(column.key, [...(placesOf.get(column.key) ?? []), place])
  })
  const width = Math.max(0, ...labels.map(({ place }) => place))
  const places = new Map([...placesOf].map(([key, [first = 0]]) => [key, first]))
  const byPlace = Array.from({ length: width }, (_, index): Column | null => {
    const column = found[labels.findIndex(({ place }) => place === index + 1)] ?? null
    return column && places.get(column.key) === index + 1 ? column : null
  })
  return {
    places, byPlace, rows, headingRows: levels.length,
    all: labels.map(({ place, written, own, groups }, index) => ({
      place, written, text: [...groups, own].join('/'), key: found[index]?.key ?? null,
    })),
    factors: factorsOf(labels, byPlace, titles),
    twice: [...placesOf].filter(([, all]) => all.length > 1).map(([key, all]) => ({ key, places: all })),
  }
}

/** The lowest text of each column is its heading; a text above, or to the left above, is its group. */
function labelsOf(levels: readonly Row[]): Label[] {
  const width = Math.max(0, ...levels.map((row) => row.length))
  const groups: string[] = levels.map(() => '')
  const labels: Label[] = []
  for (let index = 0; index < width; index += 1) {
    const own = levels.map((row) => headingKey(row[index]?.text ?? ''))
    const lowest = own.map((text) => text !== '').lastIndexOf(true)
    own.forEach((text, level) => {
      if (text === '' || level === levels.length) return
      groups[level] = text
      groups.fill('', level + 1)
    })
    if (lowest >= 0) labels.push({
      place: index + 1, written: levels[lowest]?.[index]?.text ?? '', own: own[lowest] ?? '',
      groups: groups.slice(0, lowest).filter((text) => text !== ''),
    })
  }
  return labels
}

function columnOf({ own, groups }: Label, names: HeadingNames): Column | null {
  const inner = groups.at(-1) ?? ''
  const named = names.get([...groups, own].join('/')) ?? names.get(own)
  if (named !== undefined) return columns.find(({ key }) => key === named) ?? null
  const joined = inner === '' ? null : find(inner + own)
  if (joined) return joined
  switch (groupOf(groups)) {
    case 'other':
      return null
    case 'head':
      return find(`户主${own}`, 'household') ?? find(own, 'household')
    case 'household':
      return find(own, 'household')
    case 'member':
      return find(own, 'member') ?? find(`成员${own}`, 'member') ?? find(own)
    case null:
      return find(own)
  }
}

function columnUnderHousehold({ own, groups }: Label): Column | null {
  return groupOf(groups) === 'household' ? find(own) : null
}

function groupOf(groups: readonly string[]): ColumnGroup | null {
  for (const group of [...groups].reverse()) {
    const kind = columnGroup(group)
    if (kind) return kind
  }
  return null
}

const byLabel = new Map(columns.flatMap((column) => column.labels.map((one) => [headingKey(one), column] as const)))

/** A column by its heading, as it is or without the unit in brackets. */
function find(text: string, of?: Column['of']): Column | null {
  const column = text === '' ? undefined : byLabel.get(text) ?? withUnit(text)
  return column && (of === undefined || column.of === of) ? column : null
}

function withUnit(text: string): Column | undefined {
  const [, label = '', unit = ''] = unitInHeading.exec(text) ?? []
  const column = byLabel.get(label)
  return column?.type.kind === 'number' && unitFactor(column.type.quantity, unit) !== null ? column : undefined
}

const unitInHeading = /^(.+?)\((?:单位)?([^()]+)\)$/

function factorsOf(labels: readonly Label[], byPlace: readonly (Column | null)[], titles: readonly string[]): Headings['factors'] {
  const factors = new Map<string, number | null>()
  for (const { place, own } of labels) {
    const column = byPlace[place - 1]
    if (column?.type.kind !== 'number') continue
    const { quantity } = column.type
    const given = unitFactor(quantity, unitInHeading.exec(own)?.[2] ?? '') ?? titleFactor(quantity, titles)
    if (given !== null) factors.set(column.key, given === 'ambiguous' ? null : given)
  }
  return factors
}
