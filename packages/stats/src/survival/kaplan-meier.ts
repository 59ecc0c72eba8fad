import { twoSidedZ } from '../distributions/normal.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { countsAt, eventTimes, requireObservations, type TimedObservation } from './observations.ts'

export interface SurvivalStep {
  time: number
  atRisk: number
  events: number
  /** Share still open after this time. */
  survival: number
  standardError: number | null
  lower: number | null
  upper: number | null
}

export interface SurvivalCurve {
  steps: SurvivalStep[]
  /** Time by which half are closed; null with a reason when more than half stay open. */
  median: number | null
  medianLower: number | null
  medianUpper: number | null
  reason: Reason | null
}

/**
 * Kaplan–Meier curve of how long problems stay open, with Greenwood's variance and an interval on the log scale.
 *
 * Source: Kaplan & Meier (1958), JASA 53:457–481; Greenwood (1926); example: Miller (1981), as in R `survival`.
 * Assumes: that a problem is still open (or left the records) tells nothing about when it would have been closed.
 * Not for: closures only reported, not verified; problems still open must be in the data, or the curve lies.
 */
export function kaplanMeier(input: { observations: readonly TimedObservation[]; confidence?: number }): SurvivalCurve {
  const { observations, confidence = 0.95 } = input
  requireObservations(observations)
  requireProbability('confidence', confidence)
  if (observations.length === 0) {
    return { steps: [], median: null, medianLower: null, medianUpper: null, reason: reason('nothing-observed') }
  }
  const z = twoSidedZ(confidence)
  const counts = countsAt(observations)
  let survival = 1
  let variance = 0
  const steps = eventTimes(observations).map((time): SurvivalStep => {
    const { atRisk, events } = counts(time)
    survival *= 1 - events / atRisk
    variance += events / (atRisk * (atRisk - events))
    const row = { time, atRisk, events, survival }
    if (survival === 0) return { ...row, standardError: null, lower: null, upper: null }
    const spread = Math.exp(z * Math.sqrt(variance))
    const standardError = survival * Math.sqrt(variance)
    return { ...row, standardError, lower: survival / spread, upper: Math.min(1, survival * spread) }
  })
  const firstHalf = (value: (step: SurvivalStep) => number | null) =>
    steps.find((step) => (value(step) ?? 0) <= 0.5 + 1e-12)?.time ?? null
  const median = firstHalf((step) => step.survival)
  const longest = observations.reduce((most, { time }) => Math.max(most, time), 0)
  return {
    steps,
    median,
    medianLower: firstHalf(({ lower }) => lower),
    medianUpper: firstHalf(({ upper, survival: share }) => (share === 0 ? 1 : upper)),
    reason: median === null ? reason('median-not-reached', { days: longest }) : null,
  }
}
