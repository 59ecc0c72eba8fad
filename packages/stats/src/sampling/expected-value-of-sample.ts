import { betaCdf } from '../distributions/beta.ts'
import { betaBinomialPmf, type BetaPrior } from '../distributions/beta-binomial.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount, requirePositive, requireProbability } from '../requirements.ts'

export interface SampleValue {
  /** What to do if nobody is sent: put the village right as a whole, or leave it. */
  decisionNow: 'act' | 'leave'
  /** Expected loss saved by visiting, in bad households. */
  value: number | null
  /** The same less the cost of the visits. */
  net: number | null
  reason: Reason | null
}

/**
 * Is it worth visiting n more households of a village? Leaving a village loses its bad households; acting on it
 * costs as much as `threshold` of its households being bad. Visits are worth what they save by changing that decision.
 *
 * Source: Raiffa & Schlaifer (1961), Applied Statistical Decision Theory, sections 4.5 and 5.4 (EVSI).
 * Assumes: `belief` is the posterior of the village's bad rate (prior of `betaBinomialFit` plus what was seen).
 * Not for: a village clearly bad (act) or clearly good at `sureAt`: the answer is then a reason, no number.
 */
export function expectedValueOfSample(input: {
  belief: BetaPrior
  households: number
  threshold: number
  sample: number
  /** Cost of one visit, in bad households left alone. */
  visitCost?: number
  sureAt?: number
}): SampleValue {
  const { belief, households, threshold, sample, visitCost = 0, sureAt = 0.95 } = input
  requirePositive('belief.alpha', belief.alpha)
  requirePositive('belief.beta', belief.beta)
  requireCount('households', households)
  requireCount('sample', sample)
  requireProbability('threshold', threshold)
  const rate = belief.alpha / (belief.alpha + belief.beta)
  const decisionNow = rate > threshold ? 'act' : 'leave'
  const good = betaCdf(threshold, belief.alpha, belief.beta)
  if (good <= 1 - sureAt) return { decisionNow, value: null, net: null, reason: reason('clearly-bad') }
  if (good >= sureAt) return { decisionNow, value: null, net: null, reason: reason('clearly-good') }
  let lossAfter = 0
  for (let bad = 0; bad <= sample; bad++) {
    const updated = (belief.alpha + bad) / (belief.alpha + belief.beta + sample)
    lossAfter += betaBinomialPmf(bad, sample, belief) * Math.min(updated, threshold)
  }
  const value = Math.max(0, households * (Math.min(rate, threshold) - lossAfter))
  return { decisionNow, value, net: value - sample * visitCost, reason: null }
}
