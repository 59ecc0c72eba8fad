import { logNormalInterval, type Interval } from '../interval.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { chapmanFormula } from './chapman.ts'
import { hypergeometricInterval } from './hypergeometric-interval.ts'
import { holding } from './two-round-estimate.ts'
import { twoRoundCells, type TwoRounds } from './two-rounds.ts'

export interface StratifiedEstimate {
  estimate: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  intervalMethod: 'log-normal' | 'hypergeometric' | null
  seen: number
  unseen: number | null
  strata: { name: string; estimate: number | null; seen: number }[]
  reason: Reason | null
}

type Stratum = TwoRounds & { name: string }

/** The exact limits of each stratum at a level shared out among them (Bonferroni), summed. */
function summedExactInterval(strata: readonly Stratum[], confidence: number): Interval {
  const shared = 1 - (1 - confidence) / strata.length
  const intervals = strata.map((stratum) => hypergeometricInterval({ ...stratum, confidence: shared }))
  const add = (total: number | null, limit: number | null) => (total === null || limit === null ? null : total + limit)
  return {
    lower: intervals.reduce<number | null>((total, { lower }) => add(total, lower), 0),
    upper: intervals.reduce<number | null>((total, { upper }) => add(total, upper), 0),
  }
}

/**
 * Chapman's estimate within strata, summed, so that places or items found with different ease do not bias the total.
 *
 * Source: Sekar & Deming (1949), JASA 44:101–115; log-normal interval by Chao (1987).
 * Assumes: independence and equal chances within each stratum; strata do not overlap.
 * Not for: strata so thin that the rounds share no find; the answer is then a reason that names them.
 * With any cell under `smallestCell` (5) the interval is the sum of exact ones, which is wide but never too short.
 */
export function sekarDeming(input: {
  strata: readonly Stratum[]
  confidence?: number
  smallestCell?: number
}): StratifiedEstimate {
  const { confidence = 0.95, smallestCell = 5 } = input
  requireProbability('confidence', confidence)
  const strata = input.strata.filter(({ first, second }) => first + second > 0)
  const cells = strata.map(twoRoundCells)
  const seen = cells.reduce((sum, cell) => sum + cell.seen, 0)
  const parts = strata.map((stratum, index) => ({
    name: stratum.name,
    estimate: stratum.both === 0 ? null : chapmanFormula(stratum).estimate,
    seen: cells[index]?.seen ?? 0,
  }))
  const none = { estimate: null, standardError: null, lower: seen, upper: null, intervalMethod: null, unseen: null }
  if (strata.length === 0) return { ...none, seen, strata: parts, reason: reason('nothing-found') }
  const apart = parts.filter(({ estimate }) => estimate === null).map(({ name }) => name)
  if (apart.length > 0) {
    const why = reason('strata-without-overlap', { strata: apart.join('、'), seen })
    return { ...none, seen, strata: parts, reason: why }
  }
  const formulas = strata.map(chapmanFormula)
  const estimate = formulas.reduce((sum, formula) => sum + formula.estimate, 0)
  const variance = formulas.reduce((sum, formula) => sum + formula.variance, 0)
  const smallest = Math.min(
    ...strata.map(({ both }, index) => Math.min(both, cells[index]?.onlyFirst ?? 0, cells[index]?.onlySecond ?? 0)),
  )
  const exact = smallest < smallestCell
  return {
    estimate,
    standardError: Math.sqrt(variance),
    ...(exact
      ? holding(estimate, summedExactInterval(strata, confidence))
      : logNormalInterval(seen, estimate - seen, variance, confidence)),
    intervalMethod: exact ? 'hypergeometric' : 'log-normal',
    seen,
    unseen: estimate - seen,
    strata: parts,
    reason: null,
  }
}
