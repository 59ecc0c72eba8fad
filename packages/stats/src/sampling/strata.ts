import { reason, type Reason } from '../reason.ts'
import { requireCount } from '../requirements.ts'

export interface Stratum {
  name: string
  /** Households in the stratum. */
  size: number
  /** Standard deviation; for a yes/no item √(p(1 - p)) with the shrunken rate p, never a raw zero. */
  deviation: number
  /** Cost of one visit; only ratios matter. */
  cost?: number
  /** Fewest and most households to visit; 0 and `size` unless given. */
  lower?: number
  upper?: number
}

/** Throws a RangeError that names the field unless sizes, deviations, costs and bounds make sense. */
export function requireStrata(strata: readonly Stratum[], sample: number): void {
  requireCount('sample', sample)
  for (const { name, size, deviation, cost = 1, lower = 0, upper = size } of strata) {
    requireCount(`size of ${name}`, size)
    if (!(deviation >= 0 && deviation < Infinity)) throw new RangeError(`deviation of ${name} must be a number >= 0`)
    if (!(cost > 0)) throw new RangeError(`cost of ${name} must be above 0`)
    if (!(lower >= 0 && lower <= upper && upper <= size)) {
      throw new RangeError(`bounds of ${name} must satisfy 0 <= lower <= upper <= size`)
    }
  }
}

/** Whether the sample lies between the sums of the bounds, and those sums. */
export function boundsOf(strata: readonly Stratum[]) {
  return {
    lower: strata.reduce((sum, { lower = 0 }) => sum + lower, 0),
    upper: strata.reduce((sum, { size, upper = size }) => sum + upper, 0),
  }
}

/**
 * Names the strata that get no household, or whose deviation is 0: those get no more than their lower bound, which a raw
 * zero does not justify.
 */
export function whySomeLeftOut(strata: readonly Stratum[], allocation: readonly number[]): Reason | null {
  const unseen = strata.filter(({ size, deviation }, i) => size * deviation > 0 && allocation[i] === 0)
  if (unseen.length > 0) return reason('strata-not-drawn', { strata: unseen.map(({ name }) => name).join('、') })
  const flat = strata.filter(({ size, deviation }) => size > 0 && deviation === 0).map(({ name }) => name)
  return flat.length === 0 ? null : reason('some-without-spread', { strata: flat.join('、') })
}
