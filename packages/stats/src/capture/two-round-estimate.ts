import type { Interval } from '../interval.ts'
import type { Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { hypergeometricInterval } from './hypergeometric-interval.ts'
import { sadinleInterval } from './sadinle-interval.ts'
import { twoRoundCells, whyNoTotal, type TwoRounds } from './two-rounds.ts'

export interface TwoRoundEstimate {
  /** Problems in all; a lower bound in practice, since hidden problems are missed by both rounds. */
  estimate: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  intervalMethod: 'sadinle' | 'hypergeometric' | null
  seen: number
  /** Still undiscovered: estimate - seen. */
  unseen: number | null
  reason: Reason | null
}

export interface TwoRoundQuestion extends TwoRounds {
  confidence?: number
  /** Below this count in any cell the exact interval replaces Sadinle's. */
  smallestCell?: number
}

/** Adds the right interval to a point estimate, or the reason why there is none. */
export function twoRoundEstimate(
  input: TwoRoundQuestion,
  formula: () => { estimate: number; variance: number },
): TwoRoundEstimate {
  const { seen } = twoRoundCells(input)
  if (input.confidence !== undefined) requireProbability('confidence', input.confidence)
  const why = whyNoTotal(input)
  if (why !== null) {
    const { lower, upper } = hypergeometricInterval(input)
    const intervalMethod = why.code === 'no-overlap' ? 'hypergeometric' : null
    return { estimate: null, standardError: null, lower, upper, intervalMethod, seen, unseen: null, reason: why }
  }
  const { estimate, variance } = formula()
  const large = sadinleInterval(input)
  const interval = large.reason === null ? large : holding(estimate, hypergeometricInterval(input))
  return {
    estimate,
    standardError: Math.sqrt(variance),
    lower: interval.lower,
    upper: interval.upper,
    intervalMethod: large.reason === null ? 'sadinle' : 'hypergeometric',
    seen,
    unseen: estimate - seen,
    reason: null,
  }
}

/** An exact interval has whole limits: the whole numbers next to a fractional estimate belong to it. */
export function holding(estimate: number, { lower, upper }: Interval): Interval {
  return {
    lower: lower === null ? null : Math.min(lower, Math.floor(estimate)),
    upper: upper === null ? null : Math.max(upper, Math.ceil(estimate)),
  }
}
