import { normalCdf, twoSidedZ } from '../distributions/normal.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { countsAt, eventTimes, requireObservations, type TimedObservation } from './observations.ts'

export interface CoxBinary {
  coefficient: number | null
  /** Closing speed of the marked problems relative to the others; 2 = twice as fast. */
  hazardRatio: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  pValue: number | null
  reason: Reason | null
}

/** One time of events: problems at risk and closed, marked and not. */
interface RiskSet {
  markedAtRisk: number
  otherAtRisk: number
  markedEvents: number
  otherEvents: number
}

/** Score and information of the partial likelihood; Efron's ties take part of the closed out of each denominator. */
function slopes(sets: readonly RiskSet[], coefficient: number, ties: 'efron' | 'breslow') {
  const weight = Math.exp(coefficient)
  let score = 0
  let information = 0
  for (const { markedAtRisk, otherAtRisk, markedEvents, otherEvents } of sets) {
    const events = markedEvents + otherEvents
    score += markedEvents
    for (let k = 0; k < events; k++) {
      const taken = ties === 'efron' ? k / events : 0
      const marked = weight * (markedAtRisk - taken * markedEvents)
      const share = marked / (marked + otherAtRisk - taken * otherEvents)
      score -= share
      information += share * (1 - share)
    }
  }
  return { score, information }
}

/**
 * Cox regression on one mark (yes or no): how many times faster the marked problems are closed.
 *
 * Source: Cox (1972), JRSS B 34:187–220; ties by Efron (1977), JASA 72:557–565, or Breslow (1974), Biometrics 30:89–99.
 * Assumes: the ratio of the closing speeds is the same all the time.
 * Not for: curves that cross; comparisons where the marked problems are of another kind. When one side has no closure
 * while the other is at risk the ratio is 0 or infinite: a reason, no number.
 */
export function coxBinary(input: {
  observations: readonly (TimedObservation & { marked: boolean })[]
  ties?: 'efron' | 'breslow'
  confidence?: number
}): CoxBinary {
  const { observations, ties = 'efron', confidence = 0.95 } = input
  requireObservations(observations)
  requireProbability('confidence', confidence)
  const markedCounts = countsAt(observations.filter(({ marked }) => marked))
  const otherCounts = countsAt(observations.filter(({ marked }) => !marked))
  const sets = eventTimes(observations).map((time): RiskSet => {
    const [marked, other] = [markedCounts(time), otherCounts(time)]
    return {
      markedAtRisk: marked.atRisk,
      markedEvents: marked.events,
      otherAtRisk: other.atRisk,
      otherEvents: other.events,
    }
  })
  let coefficient = 0
  for (let step = 0; step < 100; step++) {
    const { score, information } = slopes(sets, coefficient, ties)
    const change = Math.max(-2, Math.min(2, score / information))
    if (!Number.isFinite(change) || Math.abs(coefficient) > 20) break
    coefficient += change
    if (Math.abs(change) > 1e-13 * (1 + Math.abs(coefficient))) continue
    const standardError = 1 / Math.sqrt(information)
    const half = twoSidedZ(confidence) * standardError
    return {
      coefficient,
      hazardRatio: Math.exp(coefficient),
      standardError,
      lower: Math.exp(coefficient - half),
      upper: Math.exp(coefficient + half),
      pValue: 2 * normalCdf(-Math.abs(coefficient / standardError)),
      reason: null,
    }
  }
  return {
    coefficient: null,
    hazardRatio: null,
    standardError: null,
    lower: null,
    upper: null,
    pValue: null,
    reason: reason('groups-not-comparable'),
  }
}
