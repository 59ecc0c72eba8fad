import { studentTwoSided, twoSidedT } from '../distributions/student-t.ts'
import { mean, sampleVariance } from '../numerics/moments.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { requirePairs, type AnswerPair } from './pairs.ts'

export interface PairedT {
  /** Mean of survey - check. */
  meanDifference: number | null
  t: number | null
  degreesOfFreedom: number
  pValue: number | null
  lower: number | null
  upper: number | null
  reason: Reason | null
}

/**
 * Paired t test of whether answers shifted between survey and check.
 *
 * Source: Student (1908), Biometrika 6:1–25.
 * Assumes: independent households, differences roughly normal or many.
 * Not for: few pairs with outliers (`signedRank`). Fewer than two pairs, or all differences equal, gives a reason.
 */
export function pairedT(input: { pairs: readonly AnswerPair[]; confidence?: number }): PairedT {
  const { pairs, confidence = 0.95 } = input
  requirePairs(pairs)
  requireProbability('confidence', confidence)
  const differences = pairs.map(({ survey, check }) => survey - check)
  const degreesOfFreedom = Math.max(0, pairs.length - 1)
  const none = { t: null, degreesOfFreedom, pValue: null, lower: null, upper: null }
  if (pairs.length < 2) return { meanDifference: null, ...none, reason: reason('too-few-pairs', { needed: 2 }) }
  const meanDifference = mean(differences)
  const standardError = Math.sqrt(sampleVariance(differences) / pairs.length)
  if (standardError === 0) return { meanDifference, ...none, reason: reason('differences-all-alike') }
  const t = meanDifference / standardError
  const half = twoSidedT(confidence, degreesOfFreedom) * standardError
  return {
    meanDifference,
    t,
    degreesOfFreedom,
    pValue: studentTwoSided(t, degreesOfFreedom),
    lower: meanDifference - half,
    upper: meanDifference + half,
    reason: null,
  }
}
