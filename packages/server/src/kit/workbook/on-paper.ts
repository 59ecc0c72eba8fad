import type { WriteSheet } from 'hucre/xlsx'
import { colToLetter } from 'hucre/xlsx'
import type { SheetColumn } from './written-sheet.ts'

type Widths = readonly Pick<SheetColumn, 'group' | 'width'>[]

/** In characters; more than this is read on A3. */
const WIDEST_ON_A4 = 170
/** In characters; more than this goes on several sheets of A3 beside one another. A list that is handed in stays on one. */
const WIDEST_AT_ALL = 240
/** In characters; of those beside one another, which can then be read with ease. */
const WIDEST_BESIDE = 200

/** Between the margins of A3 laid across, and a character as wide as the widest font has it that stands in for a missing one; in millimetres. */
const WIDTH_OF_A3 = 378
const CHARACTER = 2.47

/** How a sheet is set for paper. */
export interface Paper {
  setup: NonNullable<WriteSheet['pageSetup']>
  /** The first columns of the second sheet of paper and of those after it; empty where one is wide enough. */
  breaks: readonly number[]
}

/**
 * A4 or A3 laid across, as wide as the sheet, the headings on each page. What nobody could read on one A3 goes on several beside one another,
 * cut between columns, each beginning with the columns that say whose row it is.
 * @param repeated how many columns these are
 */
export function paperOf(columns: Widths, repeated: number, headingRows: number): Paper {
  const across = { orientation: 'landscape', printTitlesRow: `$1:$${headingRows}` } as const
  const whole = charactersOf(columns)
  if (whole <= WIDEST_AT_ALL) {
    return { setup: { ...across, paperSize: whole > WIDEST_ON_A4 ? 'a3' : 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, breaks: [] }
  }
  const breaks = breaksOf(columns, repeated)
  const fixed = columns.slice(0, repeated)
  const widest = Math.max(...[0, ...breaks].map((from, index) => charactersOf([...(from === 0 ? [] : fixed), ...columns.slice(from, breaks[index])])))
  // A program that is told to fit a sheet to a width takes no breaks; it is told how large instead.
  const scale = Math.min(100, Math.floor((WIDTH_OF_A3 / (widest * CHARACTER)) * 100))
  return { setup: { ...across, paperSize: 'a3', scale, ...(repeated > 0 && { printTitlesColumn: `$A:$${colToLetter(repeated - 1)}` }) }, breaks }
}

/** As few sheets of paper as there can be; where it takes no more, a new group of columns begins a new one. */
function breaksOf(columns: Widths, repeated: number): readonly number[] {
  const fixed = charactersOf(columns.slice(0, repeated))
  const room = WIDEST_BESIDE - fixed
  const filled = filledUp(columns, repeated, room, room)
  const byGroup = filledUp(columns, repeated, room, (charactersOf(columns) - fixed) * (0.75 / (filled.length + 1)))
  return byGroup.length > filled.length ? filled : byGroup
}

/** @param enough so many characters on a sheet that the next group begins another */
function filledUp(columns: Widths, repeated: number, room: number, enough: number): readonly number[] {
  const breaks: number[] = []
  let filled = 0
  for (const [index, { width, group }] of columns.entries()) {
    if (index < repeated) continue
    if (filled > 0 && (filled + width > room || (filled >= enough && group !== columns[index - 1]?.group))) {
      breaks.push(index)
      filled = 0
    }
    filled += width
  }
  return breaks
}

function charactersOf(columns: Widths): number {
  return columns.reduce((sum, { width }) => sum + width, 0)
}
