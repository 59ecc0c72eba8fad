import { hypergeometricTails } from '../distributions/hypergeometric.ts'
import { aboveLevel } from '../distributions/tail-rule.ts'
import { largestFrom, smallestFrom } from '../numerics/integer-search.ts'
import type { Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { twoRoundCells, whyNoTotal, type TwoRounds } from './two-rounds.ts'

export interface TotalInterval {
  /** Problems in all, found and hidden. */
  lower: number | null
  /** Null with a reason when the data set no upper limit. */
  upper: number | null
  reason: Reason | null
}

/**
 * Exact interval of the total number of problems: every N that neither tail of the hypergeometric test rejects.
 *
 * Source: Chapman (1948), Univ. California Publ. Statistics 1:69–86; Seber (1982), section 3.1.4.
 * Assumes: two independent rounds over the same subjects and items, no problem changed in between.
 * Not for: subjects that only one round visited (expand those by the sampling weight).
 * Edge cases: no overlap → no upper limit; a round that found nothing → no answer.
 */
export function hypergeometricInterval(input: TwoRounds & { confidence?: number }): TotalInterval {
  const { first, second, both, confidence = 0.95 } = input
  const { seen } = twoRoundCells(input)
  requireProbability('confidence', confidence)
  const why = whyNoTotal(input)
  if (why !== null && why.code !== 'no-overlap') return { lower: seen, upper: null, reason: why }
  const level = (1 - confidence) / 2
  const tails = (total: number) => hypergeometricTails(both, { population: total, bad: first, sample: second })
  const largeEnough = (total: number) => aboveLevel(tails(total).below + tails(total).at, level)
  const notTooLarge = (total: number) => aboveLevel(tails(total).above + tails(total).at, level)
  const lower = smallestFrom(seen, largeEnough)
  return { lower, upper: why === null ? largestFrom(lower, notTooLarge) : null, reason: why }
}
