import type { BoardRow } from '@lookback/core/boards'
import { ranksOf } from '@lookback/core/indicators'
import { shareOf } from '@lookback/core/kernel'
import { boardShares } from '@lookback/core/problems'
import { z } from 'zod'

/** What places can be ranked by: the office chooses. */
export const RankedBy = z.enum(['closedShare', 'open', 'overdue', 'found', 'newlyFound', 'newlyClosed', 'newlyOverdue', 'newlyReturned', 'newlyBack'])
export type RankedBy = z.infer<typeof RankedBy>

/** Of these much is good; of the others little. */
const better: readonly RankedBy[] = ['closedShare', 'newlyClosed']

/** The figure as a number; null where there is nothing to divide by. What is open is what was found and is not closed. */
export function valueOf(row: BoardRow, figure: RankedBy): number | null {
  if (figure === 'closedShare') return shareOf(boardShares.closedShare, (count) => row[count])
  return figure === 'open' ? row.found - row.closed : row[figure]
}

/** A row with its rank, the best one first; equal ones share it. */
export interface RankedRow extends BoardRow {
  rank: number | null
}

/** Those that lag come first: they are whom the page is for. Where nothing was found there is nothing to rank. */
export function ranked(rows: readonly BoardRow[], figure: RankedBy): RankedRow[] {
  const isBetter = better.includes(figure)
  // As it is shown, so that what looks equal is equal.
  const shown = (row: BoardRow) => {
    const value = row.found === 0 ? null : valueOf(row, figure)
    return value !== null && figure === 'closedShare' ? Math.round(value * 1_000) : value
  }
  const ranks = ranksOf(rows, shown, isBetter ? 'highest' : 'lowest')
  return rows.map((row, index): RankedRow => ({ ...row, rank: ranks[index] ?? null }))
    .sort((one, other) => (other.rank ?? 0) - (one.rank ?? 0) || (one.key < other.key ? -1 : 1))
}
