import { quantile } from '../numerics/moments.ts'
import { reason, type Reason } from '../reason.ts'

export interface RobustScores {
  median: number | null
  /** 1.4826 × median absolute deviation: the standard deviation, were the values normal. */
  scale: number | null
  /** (value - median) / scale in the order given; null for a missing value, or one ≤ 0 on the log scale. */
  scores: (number | null)[]
  reason: Reason | null
}

/**
 * Distances from the median in robust standard deviations; for visit durations use `log` and look at those < -2.5.
 *
 * Source: Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers; Leys et al. (2013), J. Exp. Soc. Psych. 49:764.
 * Assumes: at least half of the values are ordinary and roughly symmetric (on the log scale, where asked for).
 * Not for: fewer than five values, or values of which half are equal (no scale): a reason, no scores.
 */
export function robustZ(input: { values: readonly (number | null)[]; log?: boolean }): RobustScores {
  const { values, log = false } = input
  const usable = values.map((value) => {
    if (value === null || !Number.isFinite(value) || (log && value <= 0)) return null
    return log ? Math.log(value) : value
  })
  const present = usable.filter((value) => value !== null)
  const none = values.map(() => null)
  if (present.length < 5)
    return { median: null, scale: null, scores: none, reason: reason('too-few-values', { needed: 5 }) }
  const median = quantile(present, 0.5)
  const scale =
    1.4826 *
    quantile(
      present.map((value) => Math.abs(value - median)),
      0.5,
    )
  if (scale === 0) return { median, scale, scores: none, reason: reason('half-of-values-equal') }
  return {
    median,
    scale,
    scores: usable.map((value) => (value === null ? null : (value - median) / scale)),
    reason: null,
  }
}
