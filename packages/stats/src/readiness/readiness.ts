import { betaCdf } from '../distributions/beta.ts'
import { betaBinomialCdf, type BetaPrior } from '../distributions/beta-binomial.ts'
import { smallestFrom } from '../numerics/integer-search.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePart, requirePositive, requireProbability } from '../requirements.ts'
import { badCount, type LotSize } from './lot.ts'

export interface Readiness {
  /** P(bad rate of the whole village <= threshold). */
  probability: number
  verdict: 'ready' | 'not-ready' | 'more-evidence'
  /** With more evidence needed: households to draw next; if none of them is bad, the village is ready. */
  inspectMore: number | null
  reason: Reason | null
}

interface Village {
  bad: number
  inspected: number
  population: LotSize
  prior: BetaPrior
  threshold: number
}

/** In a finite village what is not yet inspected follows a beta-binomial; in a large one the rate follows a Beta. */
function probabilityReady({ bad, inspected, population, prior, threshold }: Village): number {
  const posterior = { alpha: prior.alpha + bad, beta: prior.beta + inspected - bad }
  if (population === null) return betaCdf(threshold, posterior.alpha, posterior.beta)
  const allowed = badCount(threshold, population, 'down') - bad
  return allowed < 0 ? 0 : betaBinomialCdf(allowed, population - inspected, posterior)
}

/**
 * Is the village ready? Ready if P(rate <= threshold) reaches `readyAt`, not ready if it is at most `notReadyAt`,
 * otherwise more households must be drawn.
 *
 * Source: posterior of the beta-binomial model, Griffiths (1973), Biometrics 29:637–648; predictive distribution of
 * the rest of a finite lot: Ericson (1969), JRSS B 31:195–233.
 * Assumes: prior from villages like this one (`betaBinomialFit`), households drawn at random.
 * Not for: households inspected because of a hint, or a village of which nobody has looked at anything.
 */
export function readiness(input: {
  bad: number
  inspected: number
  /** Households in the village; null for many. */
  population: LotSize
  prior: BetaPrior
  threshold: number
  readyAt?: number
  notReadyAt?: number
}): Readiness {
  const { bad, inspected, population, prior, threshold, readyAt = 0.9, notReadyAt = 0.5 } = input
  requirePart('bad', bad, 'inspected', inspected)
  if (population !== null) requirePart('inspected', inspected, 'population', population)
  requirePositive('prior.alpha', prior.alpha)
  requirePositive('prior.beta', prior.beta)
  requireProbability('threshold', threshold)
  requireProbability('readyAt', readyAt)
  if (!(notReadyAt >= 0 && notReadyAt < readyAt)) throw new RangeError(`notReadyAt must be below readyAt, got ${notReadyAt}`)
  const village = { bad, inspected, population, prior, threshold }
  const probability = probabilityReady(village)
  if (inspected > 0 && probability >= readyAt) return { probability, verdict: 'ready', inspectMore: null, reason: null }
  if (inspected > 0 && probability <= notReadyAt) {
    return { probability, verdict: 'not-ready', inspectMore: null, reason: null }
  }
  const inspectMore = smallestFrom(
    1,
    (more) =>
      inspected + more >= (population ?? Infinity) ||
      probabilityReady({ ...village, inspected: inspected + more }) >= readyAt,
  )
  const code = inspected === 0 ? 'village-not-inspected' : 'evidence-insufficient'
  return { probability, verdict: 'more-evidence', inspectMore, reason: reason(code, { more: inspectMore }) }
}
