import { twoSidedZ } from '../distributions/normal.ts'
import { reason } from '../reason.ts'
import { requireCount, requireProbability } from '../requirements.ts'
import type { TotalInterval } from './hypergeometric-interval.ts'
import { twoRoundCells, type TwoRounds } from './two-rounds.ts'

/**
 * Transformed-logit interval of the total number of problems from two rounds.
 *
 * Source: Sadinle (2009), Communications in Statistics – Simulation and Computation 38:1909–1924.
 * Assumes: two independent rounds over the same subjects and items, no problem changed in between.
 * Not for: any of "both", "only the first", "only the second" below `smallestCell` (5): the answer is then a reason;
 * use `hypergeometricInterval`.
 */
export function sadinleInterval(input: TwoRounds & { confidence?: number; smallestCell?: number }): TotalInterval {
  const { both, confidence = 0.95, smallestCell = 5 } = input
  const { seen, onlyFirst, onlySecond } = twoRoundCells(input)
  requireProbability('confidence', confidence)
  requireCount('smallestCell', smallestCell)
  if (Math.min(both, onlyFirst, onlySecond) < smallestCell) {
    return { lower: null, upper: null, reason: reason('cell-too-small', { smallest: smallestCell }) }
  }
  const m = both + 0.5
  const b = onlyFirst + 0.5
  const c = onlySecond + 0.5
  const sigma = Math.sqrt(1 / m + 1 / b + 1 / c + m / (b * c))
  const unseen = (b * c) / m
  const factor = Math.exp(twoSidedZ(confidence) * sigma)
  return { lower: seen - 0.5 + unseen / factor, upper: seen - 0.5 + unseen * factor, reason: null }
}
