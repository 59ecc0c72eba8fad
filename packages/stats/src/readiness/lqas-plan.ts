import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { passProbability, requireLot, type LotSize } from './lot.ts'

export interface AcceptancePlan {
  /** Households to draw at random. */
  sample: number | null
  /** The village passes with at most this many bad ones. */
  acceptance: number | null
  /** Chance that a village at the acceptable rate passes. */
  passIfAcceptable: number | null
  /** Chance that a village at the unacceptable rate passes. */
  passIfUnacceptable: number | null
  reason: Reason | null
}

export interface PlanQuestion {
  population: LotSize
  /** A village with this share of bad households (or fewer) should pass; may be 0. */
  acceptableRate: number
  /** A village with this share of bad households (or more) should not pass. */
  unacceptableRate: number
  /** Largest chance to fail an acceptable village. */
  producerRisk?: number
  /** Largest chance to pass an unacceptable village. */
  consumerRisk?: number
}

/** Risks are kept when just met: 4 of 40 with one bad pass with exactly 0.9, whatever the last bit says. */
const roundingError = 1e-12

/** Beyond this sample size a plan is of no use to a county. */
const largestSample = 20_000

/** Throws a RangeError unless 0 <= acceptableRate < unacceptableRate <= 1. */
export function requireRates(acceptableRate: number, unacceptableRate: number): void {
  if (!(acceptableRate >= 0 && acceptableRate < unacceptableRate && unacceptableRate <= 1)) {
    throw new RangeError(
      `acceptableRate (${acceptableRate}) must be at least 0 and below unacceptableRate (${unacceptableRate})`,
    )
  }
}

/**
 * The smallest sample that tells acceptable from unacceptable villages with the given risks; zero-defect plans are the
 * case acceptableRate = 0.
 *
 * Source: Dodge & Romig (1929), Bell System Technical Journal 8:613–631; Lemeshow & Taber (1991), World Health
 * Statistics Quarterly 44:115–132. Exact hypergeometric for finite lots, binomial for `population` null.
 * Assumes: households drawn at random, each judged without error.
 * Not for: estimating a rate (`wilson`), or households picked because of a hint.
 * Rates too close for any useful sample give a reason and no plan.
 */
export function lqasPlan(input: PlanQuestion): AcceptancePlan {
  const { population, acceptableRate, unacceptableRate, producerRisk = 0.1, consumerRisk = 0.1 } = input
  requireLot(population)
  requireRates(acceptableRate, unacceptableRate)
  requireProbability('producerRisk', producerRisk)
  requireProbability('consumerRisk', consumerRisk)
  const none = { sample: null, acceptance: null, passIfAcceptable: null, passIfUnacceptable: null }
  let acceptance = 0
  for (let sample = 1; sample <= (population ?? largestSample); sample++) {
    const pass = (rate: number, round: 'up' | 'down') =>
      passProbability({ population, sample, acceptance, rate, round })
    while (pass(acceptableRate, 'down') < 1 - producerRisk - roundingError) acceptance += 1
    const passIfUnacceptable = pass(unacceptableRate, 'up')
    if (passIfUnacceptable <= consumerRisk + roundingError) {
      return { sample, acceptance, passIfAcceptable: pass(acceptableRate, 'down'), passIfUnacceptable, reason: null }
    }
  }
  return { ...none, reason: reason('rates-too-close', { most: population ?? largestSample }) }
}
