import { reason, type Reason } from '../reason.ts'
import { boundsOf, requireStrata, whySomeLeftOut, type Stratum } from './strata.ts'

export interface Allocation {
  /** Households to visit in each stratum, in the order given; fractions (see `apportion` for whole numbers). */
  allocation: number[] | null
  /** Variance of the estimated total under this allocation; null with a reason when a stratum gets no household. */
  variance: number | null
  reason: Reason | null
}

const weightOf = ({ size, deviation, cost = 1 }: Stratum) => (size * deviation) / Math.sqrt(cost)

/** Shares out what is left among the free strata; those beyond their upper bound are fixed there, and again. */
function withUppers(strata: readonly Stratum[], fixed: readonly (number | null)[], sample: number): number[] {
  const allocation = [...fixed]
  for (;;) {
    const left = sample - allocation.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    const free = strata.map((stratum, index) => (allocation[index] === null ? weightOf(stratum) : 0))
    const total = free.reduce((sum, weight) => sum + weight, 0)
    const shares = strata.map(
      (_, index) => allocation[index] ?? (total === 0 ? 0 : (left * (free[index] as number)) / total),
    )
    const violators = strata.flatMap(({ size, upper = size }, index) =>
      allocation[index] === null && (shares[index] as number) > upper ? [index] : [],
    )
    if (violators.length === 0) return shares
    for (const index of violators) allocation[index] = strata[index]?.upper ?? strata[index]?.size ?? 0
  }
}

/**
 * Neyman's optimal allocation of a sample to strata, n ∝ N·S/√cost, within lower and upper bounds.
 *
 * Source: Neyman (1934), JRSS 97:558–625; Tschuprow (1923); bounds by the recursive algorithms of Wesołowski,
 * Wieczorkowski & Wójciak (2021), J. Survey Statistics and Methodology 10:1263–1275 (R package stratallo).
 * Assumes: deviations known well enough; a random sample within each stratum.
 * Not for: several items at once that want different allocations; raw deviations of 0 (from `shrink` instead); a
 * reason then names those strata.
 */
export function neyman(input: { strata: readonly Stratum[]; sample: number }): Allocation {
  const { strata, sample } = input
  requireStrata(strata, sample)
  const bounds = boundsOf(strata)
  if (sample < bounds.lower || sample > bounds.upper) {
    return { allocation: null, variance: null, reason: reason('bounds-not-met', { sample, ...bounds }) }
  }
  if (strata.every((stratum) => weightOf(stratum) === 0)) {
    return { allocation: null, variance: null, reason: reason('no-spread') }
  }
  const fixed: (number | null)[] = strata.map(() => null)
  for (;;) {
    const allocation = withUppers(strata, fixed, sample)
    const violators = strata.flatMap(({ lower = 0 }, index) =>
      fixed[index] === null && (allocation[index] as number) < lower ? [index] : [],
    )
    if (violators.length === 0) return finished(strata, allocation, sample)
    for (const index of violators) fixed[index] = strata[index]?.lower ?? 0
  }
}

/** Strata without spread take what the others cannot (all at their upper bounds), as far as their own bounds allow. */
function finished(strata: readonly Stratum[], allocation: number[], sample: number): Allocation {
  let left = sample - allocation.reduce((sum, value) => sum + value, 0)
  const filled = allocation.map((value, index) => {
    const { size = 0, upper = size } = strata[index] ?? {}
    const more = left > 1e-9 * sample ? Math.min(left, upper - value) : 0
    left -= more
    return value + more
  })
  return { allocation: filled, variance: totalVariance(strata, filled), reason: whySomeLeftOut(strata, filled) }
}

/** Variance of the estimated total of a stratified random sample (Cochran 1977, theorem 5.3); null if one is left out. */
export function totalVariance(strata: readonly Stratum[], allocation: readonly number[]): number | null {
  return strata.reduce<number | null>((sum, { size, deviation }, index) => {
    if (deviation === 0 || size === 0) return sum
    const drawn = allocation[index] as number
    return sum === null || drawn === 0 ? null : sum + size ** 2 * deviation ** 2 * (1 / drawn - 1 / size)
  }, 0)
}
