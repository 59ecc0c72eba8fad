import { shareOf } from '../kernel/figure.ts'
import { ranksOf } from '../kernel/ranking.ts'
import { boardShares } from '../problems/index.ts'
import type { BoardRow } from './contract.ts'
import type { RankedBy } from './ranked-by.ts'

/** Of these much is good; of the others little. */
const better: readonly RankedBy[] = ['closedShare', 'newlyClosed']

/** Whether much of it is good; it is ranked and coloured by that. */
export function isGood(figure: RankedBy): boolean {
  return better.includes(figure)
}

/** How many are not closed: no row of a board counts what turned out to be none. */
export function openIn({ found, closed }: Pick<BoardRow, 'found' | 'closed'>): number {
  return found - closed
}

/** The figure as a number, a share as a share of one; null where there is nothing to divide by. */
export function rankedValue(row: BoardRow, figure: RankedBy): number | null {
  if (figure === 'closedShare') return shareOf(boardShares.closedShare, (count) => row[count])
  return figure === 'open' ? openIn(row) : row[figure]
}

/** A row with its rank, the best one first; equal ones share it, and where nothing was found there is nothing to rank. */
export interface RankedRow extends BoardRow {
  rank: number | null
}

/** The rows of a board by a figure, those that lag first. */
export function rankedRows(rows: readonly BoardRow[], figure: RankedBy): RankedRow[] {
  // As it is shown, so that what looks equal is equal.
  const shown = (row: BoardRow) => {
    const value = row.found === 0 ? null : rankedValue(row, figure)
    return value !== null && figure === 'closedShare' ? Math.round(value * 1_000) : value
  }
  const ranks = ranksOf(rows, shown, isGood(figure) ? 'highest' : 'lowest')
  return rows.map((row, index): RankedRow => ({ ...row, rank: ranks[index] ?? null }))
    .sort((one, other) => (other.rank ?? 0) - (one.rank ?? 0) || (one.key < other.key ? -1 : 1))
}
