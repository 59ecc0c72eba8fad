import { reason } from '../reason.ts'
import { totalVariance, type Allocation } from './neyman.ts'
import { boundsOf, requireStrata, whySomeLeftOut, type Stratum } from './strata.ts'

/**
 * The optimal allocation in whole households: one after another to the stratum where it lowers the variance most.
 *
 * Source: Wright (2012), Statistics and Probability Letters 82:1917–1924; Wright (2014), Survey Methodology 40:85–98
 * (priority N·S/√(k(k + 1)), bounds included).
 * Assumes: as `neyman`; costs are equal (a `cost` is not used).
 * Not for: raw deviations of 0. Every stratum gets at least one household, or its lower bound.
 */
export function apportion(input: { strata: readonly Stratum[]; sample: number }): Allocation {
  const { sample } = input
  requireStrata(input.strata, sample)
  const strata = input.strata.map((stratum) => {
    const { size, lower = 0, upper = size } = stratum
    return { ...stratum, lower: Math.min(upper, Math.max(1, Math.ceil(lower))), upper: Math.floor(upper) }
  })
  const bounds = boundsOf(strata)
  if (sample < bounds.lower || sample > bounds.upper) {
    return { allocation: null, variance: null, reason: reason('bounds-not-met', { sample, ...bounds }) }
  }
  if (strata.every(({ size, deviation }) => size * deviation === 0)) {
    return { allocation: null, variance: null, reason: reason('no-spread') }
  }
  const allocation = strata.map(({ lower }) => lower)
  const priority = (index: number) => {
    const { size, deviation, upper } = strata[index] as Stratum & { upper: number }
    const k = allocation[index] as number
    return k >= upper ? -1 : (size * deviation) / Math.sqrt(k * (k + 1))
  }
  const priorities = strata.map((_, index) => priority(index))
  for (let left = sample - bounds.lower; left > 0; left--) {
    const next = priorities.reduce((best, value, index) => (value > (priorities[best] as number) ? index : best), 0)
    allocation[next] = (allocation[next] as number) + 1
    priorities[next] = priority(next)
  }
  return { allocation, variance: totalVariance(strata, allocation), reason: whySomeLeftOut(strata, allocation) }
}
