import { digamma } from '../distributions/digamma.ts'
import { logGamma } from '../distributions/log-gamma.ts'
import { twoSidedZ } from '../distributions/normal.ts'
import type { Interval } from '../interval.ts'
import { findRoot } from '../numerics/root.ts'
import { fitPoisson, type PoissonFit } from './poisson-fit.ts'

/** Beyond this multiple of what was seen, the data are said to set no upper limit. */
const searchLimit = 1e5

/**
 * Profile-likelihood interval of the total under a log-linear model, the unseen cell taken as a number to be tried.
 * Source: Cormack (1992), Biometrics 48:567–576, with the multinomial likelihood of the completed table.
 */
export function profileInterval(input: {
  design: readonly (readonly number[])[]
  unseenRow: readonly number[]
  counts: readonly number[]
  start: readonly number[]
  unseen: number
  confidence: number
}): Interval {
  const { counts, unseen, confidence } = input
  const seen = counts.reduce((sum, count) => sum + count, 0)
  const design = [input.unseenRow, ...input.design]
  let start = input.start
  const fit = (hidden: number): PoissonFit | null => {
    const result = fitPoisson(design, [hidden, ...counts], start)
    if (result !== null) start = result.coefficients
    return result
  }
  const logShare = (value: number) => Math.log(value / seen)
  const height = (hidden: number): number => {
    const result = fit(hidden)
    if (result === null) return -Infinity
    const total = seen + hidden
    return (
      logGamma(total + 1) -
      logGamma(hidden + 1) +
      [hidden, ...counts].reduce(
        (sum, count, i) => sum + (count > 0 ? count * (logShare(result.fitted[i] as number) - logShare(total)) : 0),
        0,
      )
    )
  }
  const slope = (hidden: number): number => {
    const result = fit(hidden)
    if (result === null) return -1
    return digamma(seen + hidden + 1) - digamma(hidden + 1) + Math.log((result.fitted[0] as number) / (seen + hidden))
  }
  const smallest = 1e-6
  const far = Math.max(4 * unseen, 10)
  const peak = slope(smallest) <= 0 || slope(far) >= 0 ? unseen : findRoot(slope, smallest, far)
  const cut = height(peak) - twoSidedZ(confidence) ** 2 / 2
  const above = (hidden: number) => height(hidden) - cut
  let high = Math.max(2 * peak, 1)
  while (high < searchLimit * seen && above(high) > 0) high *= 2
  start = input.start
  return {
    lower: seen + (peak <= smallest || above(smallest) >= 0 ? 0 : findRoot(above, smallest, peak)),
    upper: high >= searchLimit * seen ? null : seen + findRoot(above, peak, high),
  }
}
