import type { Reason } from '../reason.ts'
import { requirePositive } from '../requirements.ts'
import { twoRoundCells, whyNoTotal, type TwoRounds } from './two-rounds.ts'

export interface DependenceBand {
  /** The total under each odds ratio between the two rounds, in the order given. */
  totals: { oddsRatio: number; total: number }[]
  lower: number | null
  upper: number | null
  reason: Reason | null
}

/**
 * The total if the rounds were not independent: r + φ·b·c/m for odds ratios φ from avoiding to copying each other.
 *
 * Source: Fienberg (1972), Biometrika 59:591–603 (odds ratio of the 2×2 table); Gerritse, van der Heijden & Bakker
 * (2015), Journal of Official Statistics 31:357–379 (as a sensitivity band).
 * Assumes: the odds ratio lies between the smallest and the largest given; the data cannot tell where.
 * Not for: a confidence interval; it says nothing about chance.
 */
export function dependenceBand(input: TwoRounds & { oddsRatios?: readonly number[] }): DependenceBand {
  const { both, oddsRatios = [0.5, 1, 2, 4] } = input
  const { seen, onlyFirst, onlySecond } = twoRoundCells(input)
  for (const oddsRatio of oddsRatios) requirePositive('oddsRatios', oddsRatio)
  const why = whyNoTotal(input)
  if (why !== null) return { totals: [], lower: seen, upper: null, reason: why }
  const totals = oddsRatios.map((oddsRatio) => ({
    oddsRatio,
    total: seen + (oddsRatio * onlyFirst * onlySecond) / both,
  }))
  const sizes = totals.map(({ total }) => total)
  return { totals, lower: Math.min(...sizes), upper: Math.max(...sizes), reason: null }
}
