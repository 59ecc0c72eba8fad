import type { RevisitsParameter } from './parameters.ts'

/** A village as a draw finds it, in households: with a closed problem, and of these with nothing left to draw. */
export interface VillageLot {
  closed: number
  drawnBefore: number
}

/**
 * How many more households of a village are to be drawn, until the county's share and number of all that have a closed
 * problem are reached (≥ 10 % and ≥ 6 by default); all that are left where there are fewer.
 */
export function revisitSampleSize({ closed, drawnBefore }: VillageLot, { share, households }: Pick<RevisitsParameter, 'share' | 'households'>): number {
  // A share like 0.1 × 30 comes out a little above 3; that is no reason for a fourth.
  const wanted = Math.max(households, Math.ceil(share * closed - 1e-9))
  return Math.max(0, Math.min(wanted, closed) - drawnBefore)
}
