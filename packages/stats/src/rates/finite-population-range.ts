import { hypergeometricTails } from '../distributions/hypergeometric.ts'
import { aboveLevel } from '../distributions/tail-rule.ts'
import { largestFrom, smallestFrom } from '../numerics/integer-search.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePart, requireProbability } from '../requirements.ts'

export interface FiniteRange {
  /** Bad units expected in the whole lot; whole lot inspected: the count itself. */
  estimate: number | null
  lower: number | null
  upper: number | null
  reason: Reason | null
}

/**
 * How many of a closed lot are bad, from a random sample of it: exact inversion of the hypergeometric test.
 *
 * Source: Katz (1953), JASA 48:256–261; Konijn (1973), Statistical Theory of Sample Survey Design, section IX.
 * Assumes: the sample was drawn at random without replacement, and a unit looked at is judged without error.
 * Not for: lots chosen because they looked bad.
 * Returns counts, not shares. Nothing inspected gives a reason and the bounds 0 and `population`.
 */
export function finitePopulationRange(input: {
  bad: number
  sample: number
  population: number
  confidence?: number
}): FiniteRange {
  const { bad, sample, population, confidence = 0.95 } = input
  requirePart('bad', bad, 'sample', sample)
  requirePart('sample', sample, 'population', population)
  requireProbability('confidence', confidence)
  if (sample === 0) return { estimate: null, lower: 0, upper: population, reason: reason('nothing-inspected') }
  const level = (1 - confidence) / 2
  const tails = (total: number) => hypergeometricTails(bad, { population, bad: total, sample })
  const most = population - (sample - bad)
  const manyEnough = (total: number) => total >= most || aboveLevel(tails(total).above + tails(total).at, level)
  const notTooMany = (total: number) => total <= most && aboveLevel(tails(total).below + tails(total).at, level)
  return {
    estimate: (bad * population) / sample,
    lower: smallestFrom(bad, manyEnough),
    upper: largestFrom(bad, notTooMany),
    reason: null,
  }
}
