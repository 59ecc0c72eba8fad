import { reason, type Reason } from '../reason.ts'
import { requirePart, requireProbability } from '../requirements.ts'
import { requireLot } from './lot.ts'
import { lqasPlan, requireRates, type PlanQuestion } from './lqas-plan.ts'

export interface SequentialStep {
  inspected: number
  /** Accept with at most this many bad ones; null while it is too early to accept. */
  accept: number | null
  /** Reject with at least this many bad ones; null while it is too early to reject. */
  reject: number | null
}

export interface SequentialPlan {
  /** Accept when bad <= -acceptIntercept + slope · inspected (h1 and s in the papers). */
  acceptIntercept: number | null
  /** Reject when bad >= rejectIntercept + slope · inspected (h2). */
  rejectIntercept: number | null
  slope: number | null
  /** Inspection stops here at the latest: three times the single plan, or the whole village. */
  truncation: number | null
  steps: SequentialStep[]
  /** For `observed`: what to do now. */
  decision: 'accept' | 'reject' | 'continue' | null
  reason: Reason | null
}

/** At the truncation point no household is left undecided: the nearer of the two lines counts. */
function stepAt(inspected: number, last: boolean, low: number, high: number, slope: number): SequentialStep {
  const accept = last ? Math.floor(slope * inspected) : Math.floor(-low + slope * inspected)
  const reject = last ? accept + 1 : Math.ceil(high + slope * inspected)
  return { inspected, accept: accept < 0 ? null : accept, reject: reject > inspected ? null : reject }
}

/**
 * Sequential probability ratio test of a village's bad rate: inspect one household after another, stop when sure.
 *
 * Source: Wald (1947), Sequential Analysis; worked example in the NIST/SEMATECH e-Handbook, 6.2.6.
 * Assumes: households drawn at random one after another, each judged without error.
 * Not for: an acceptable rate of 0 (use the zero-defect `lqasPlan`); estimating the rate afterwards (biased).
 * `observed` must be looked up after each household in the order drawn, not at the end.
 */
export function sequentialPlan(
  input: PlanQuestion & {
    observed?: { inspected: number; bad: number }
  },
): SequentialPlan {
  const { population, acceptableRate, unacceptableRate, producerRisk = 0.1, consumerRisk = 0.1, observed } = input
  requireLot(population)
  requireRates(acceptableRate, unacceptableRate)
  requireProbability('producerRisk', producerRisk)
  requireProbability('consumerRisk', consumerRisk)
  if (observed) requirePart('observed.bad', observed.bad, 'observed.inspected', observed.inspected)
  const none = {
    acceptIntercept: null,
    rejectIntercept: null,
    slope: null,
    truncation: null,
    steps: [],
    decision: null,
  }
  if (acceptableRate === 0 || unacceptableRate === 1) return { ...none, reason: reason('needs-single-plan') }
  const scale = Math.log((unacceptableRate * (1 - acceptableRate)) / (acceptableRate * (1 - unacceptableRate)))
  const acceptIntercept = Math.log((1 - producerRisk) / consumerRisk) / scale
  const rejectIntercept = Math.log((1 - consumerRisk) / producerRisk) / scale
  const slope = Math.log((1 - acceptableRate) / (1 - unacceptableRate)) / scale
  const single = lqasPlan({ ...input, population: null, producerRisk, consumerRisk })
  if (single.sample === null) return { ...none, acceptIntercept, rejectIntercept, slope, reason: single.reason }
  const truncation = Math.min(3 * single.sample, population ?? Infinity)
  const steps = Array.from({ length: truncation }, (_, index) =>
    stepAt(index + 1, index + 1 === truncation, acceptIntercept, rejectIntercept, slope),
  )
  return {
    acceptIntercept,
    rejectIntercept,
    slope,
    truncation,
    steps,
    decision: observed ? decide(observed, steps) : null,
    reason: null,
  }
}

function decide(observed: { inspected: number; bad: number }, steps: readonly SequentialStep[]) {
  const step = steps[Math.min(observed.inspected, steps.length) - 1]
  if (step === undefined) return 'continue'
  if (step.reject !== null && observed.bad >= step.reject) return 'reject'
  return step.accept !== null && observed.bad <= step.accept ? 'accept' : 'continue'
}
