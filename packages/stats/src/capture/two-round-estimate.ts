import type { Reason } from '../reason.ts'
import { reason } from '../reason.ts'
import { hypergeometricInterval } from './hypergeometric-interval.ts'
import { sadinleInterval } from './sadinle-interval.ts'
import { twoRoundCells, type TwoRounds } from './two-rounds.ts'

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
  const none = { estimate: null, standardError: null, unseen: null, seen }
  if (input.first === 0 || input.second === 0) {
    const why = reason('a-round-found-nothing', { seen })
    return { ...none, lower: seen, upper: null, intervalMethod: null, reason: why }
  }
  if (input.both === 0) {
    const { lower } = hypergeometricInterval(input)
    const why = reason('no-overlap', { seen })
    return { ...none, lower, upper: null, intervalMethod: 'hypergeometric', reason: why }
  }
  const { estimate, variance } = formula()
  const large = sadinleInterval(input)
  const { lower, upper } = large.reason === null ? large : hypergeometricInterval(input)
  return {
    estimate,
    standardError: Math.sqrt(variance),
    lower,
    upper,
    intervalMethod: large.reason === null ? 'sadinle' : 'hypergeometric',
    seen,
    unseen: estimate - seen,
    reason: null,
  }
}
