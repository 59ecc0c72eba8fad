import { quantile, sampleVariance } from '../numerics/moments.ts'
import { randomIndex, type Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { requirePairs, type AnswerPair } from './pairs.ts'

export interface Reliability {
  /** Share of the item's variance that is real: 1 = perfectly stable, 0 = noise only; may be negative. */
  ratio: number | null
  simpleResponseVariance: number | null
  checkVariance: number | null
  lower: number | null
  upper: number | null
  reason: Reason | null
}

function ratioOf(pairs: readonly AnswerPair[]) {
  const simpleResponseVariance = sampleVariance(pairs.map(({ survey, check }) => survey - check)) / 2
  const checkVariance = sampleVariance(pairs.map(({ check }) => check))
  return { simpleResponseVariance, checkVariance, ratio: 1 - simpleResponseVariance / checkVariance }
}

/**
 * Reliability ratio of an item asked twice: 1 - simple response variance / variance of the check.
 *
 * Source: O'Muircheartaigh (1991), in Measurement Errors in Surveys, ch. 27; as in IPA `bcstats` (reliabilityratio).
 * Interval: percentile bootstrap over households, Efron & Tibshirani (1993), ch. 13.
 * Assumes: both visits err alike and independently, and the household did not change in between.
 * Not for: coded answers without an order, or items everyone answers alike (no variance: a reason, no number).
 */
export function reliabilityRatio(input: {
  pairs: readonly AnswerPair[]
  random: Random
  replicates?: number
  confidence?: number
}): Reliability {
  const { pairs, random, replicates = 1000, confidence = 0.95 } = input
  requirePairs(pairs)
  requireProbability('confidence', confidence)
  const none = { ratio: null, lower: null, upper: null }
  if (pairs.length < 2) {
    return {
      ...none,
      simpleResponseVariance: null,
      checkVariance: null,
      reason: reason('too-few-pairs', { needed: 2 }),
    }
  }
  const result = ratioOf(pairs)
  if (result.checkVariance === 0) return { ...result, ...none, reason: reason('answers-all-alike') }
  const draws = Array.from({ length: replicates }, () =>
    ratioOf(pairs.map(() => pairs[randomIndex(random, pairs.length)] as AnswerPair)),
  )
  const ratios = draws.filter(({ checkVariance }) => checkVariance > 0).map(({ ratio }) => ratio)
  const tail = (1 - confidence) / 2
  if (ratios.length < replicates / 2) {
    return { ...result, lower: null, upper: null, reason: reason('too-few-pairs', { needed: 5 }) }
  }
  return { ...result, lower: quantile(ratios, tail), upper: quantile(ratios, 1 - tail), reason: null }
}
