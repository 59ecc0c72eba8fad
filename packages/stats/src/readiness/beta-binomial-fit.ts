import { mean } from '../numerics/moments.ts'
import { reason, type Reason, type ReasonCode } from '../reason.ts'
import { requirePart } from '../requirements.ts'
import type { BetaPrior } from '../distributions/beta-binomial.ts'

export interface InspectedGroup {
  bad: number
  inspected: number
}

export interface BetaBinomialFit {
  /** Null when the groups are to be pooled. */
  prior: BetaPrior | null
  /** Rate of all groups together. */
  pooledRate: number | null
  /** Log-likelihood without the binomial coefficients. */
  logLikelihood: number | null
  groups: number
  reason: Reason | null
}

/** Entry k of each list: how many groups have more than k bad, more than k good, more than k inspected. */
interface Exceedances {
  bad: number[]
  good: number[]
  inspected: number[]
}

function exceedances(groups: readonly InspectedGroup[]): Exceedances {
  const count = (values: readonly number[]) => {
    const above = new Array<number>(Math.max(0, ...values)).fill(0)
    for (const value of values) if (value > 0) above[value - 1] = (above[value - 1] ?? 0) + 1
    for (let k = above.length - 2; k >= 0; k--) above[k] = (above[k] ?? 0) + (above[k + 1] ?? 0)
    return above
  }
  return {
    bad: count(groups.map(({ bad }) => bad)),
    good: count(groups.map(({ bad, inspected }) => inspected - bad)),
    inspected: count(groups.map(({ inspected }) => inspected)),
  }
}

const sumOver = (above: readonly number[], term: (k: number) => number) =>
  above.reduce((sum, count, k) => sum + count * term(k), 0)

function logLikelihood(above: Exceedances, { alpha, beta }: BetaPrior): number {
  return (
    sumOver(above.bad, (k) => Math.log(alpha + k)) +
    sumOver(above.good, (k) => Math.log(beta + k)) -
    sumOver(above.inspected, (k) => Math.log(alpha + beta + k))
  )
}

/** No single step changes a parameter by more than this factor (e²). */
const longestStep = 2

/**
 * Step of Newton's method in the logarithms of both parameters, along the two main directions of the curvature. Where
 * the likelihood is not concave the size of the curvature is used in place of its sign, so that every step climbs.
 */
function climb(above: Exceedances, { alpha, beta }: BetaPrior) {
  const total = alpha + beta
  const shared = sumOver(above.inspected, (k) => 1 / (total + k))
  const curve = sumOver(above.inspected, (k) => 1 / (total + k) ** 2)
  const slopeA = alpha * (sumOver(above.bad, (k) => 1 / (alpha + k)) - shared)
  const slopeB = beta * (sumOver(above.good, (k) => 1 / (beta + k)) - shared)
  const aa = slopeA + alpha ** 2 * (curve - sumOver(above.bad, (k) => 1 / (alpha + k) ** 2))
  const bb = slopeB + beta ** 2 * (curve - sumOver(above.good, (k) => 1 / (beta + k) ** 2))
  const ab = alpha * beta * curve
  const half = Math.hypot((aa - bb) / 2, ab)
  const angle = Math.atan2(2 * ab, aa - bb) / 2
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const along = (slope: number, curvature: number) =>
    slope === 0 ? 0 : Math.max(-longestStep, Math.min(longestStep, slope / Math.abs(curvature)))
  const [first, second] = [slopeA * cos + slopeB * sin, slopeB * cos - slopeA * sin]
  const [one, other] = [along(first, (aa + bb) / 2 + half), along(second, (aa + bb) / 2 - half)]
  return { alpha: one * cos - other * sin, beta: one * sin + other * cos, gain: first * one + second * other }
}

/** The parameters of the highest likelihood, or why there are none. */
function maximise(above: Exceedances, start: BetaPrior): BetaPrior | ReasonCode {
  let prior = start
  let height = logLikelihood(above, prior)
  for (let step = 0; step < 500; step++) {
    const { gain, ...move } = climb(above, prior)
    const { alpha, beta } = prior
    const at = (share: number) => ({ alpha: alpha * Math.exp(share * move.alpha), beta: beta * Math.exp(share * move.beta) })
    let share = 1
    while (share > 1e-6 && !(logLikelihood(above, at(share)) >= height - 1e-12 * Math.abs(height))) share /= 2
    prior = at(share)
    height = logLikelihood(above, prior)
    if (prior.alpha + prior.beta > 1e8) return 'groups-differ-by-chance'
    if (Math.min(prior.alpha, prior.beta) < 1e-8) return 'groups-all-or-nothing'
    // So little left to gain that the next step, whose error is the square of this one's, would change nothing.
    if (gain < 1e-14 * (1 + Math.abs(height))) return prior
  }
  return prior
}

/** Moments of the raw rates as a start; null when they vary less than chance alone makes them. */
function momentStart(groups: readonly InspectedGroup[], pooledRate: number): BetaPrior | null {
  const spread = mean(groups.map(({ bad, inspected }) => (bad / inspected - pooledRate) ** 2))
  const chance = pooledRate * (1 - pooledRate)
  const inverse = mean(groups.map(({ inspected }) => 1 / inspected))
  const correlation = (spread / chance - inverse) / (1 - inverse)
  if (!(correlation > 0 && correlation < 1)) return null
  const total = 1 / correlation - 1
  return { alpha: pooledRate * total, beta: (1 - pooledRate) * total }
}

/** Slope of the likelihood where all rates are equal: above 0 when the groups differ by more than chance. */
function excessSpread(groups: readonly InspectedGroup[], rate: number): number {
  return groups.reduce((sum, { bad, inspected }) => {
    const good = inspected - bad
    return sum + (bad * (bad - 1)) / rate + (good * (good - 1)) / (1 - rate) - inspected * (inspected - 1)
  }, 0)
}

/**
 * The Beta distribution of bad rates over villages, by marginal maximum likelihood.
 *
 * Source: Griffiths (1973), Biometrics 29:637–648; moments by Kleinman (1973), JASA 68:46–54; pooling rule: the score
 * of Tarone (1979), Biometrika 66:585–590.
 * Assumes: villages are alike before looking (exchangeable), households within one drawn at random.
 * Not for: villages known to differ, e.g. by terrain: fit each kind apart.
 * Groups that differ no more than chance allows are pooled: `prior` null with a reason and `pooledRate`.
 */
export function betaBinomialFit(input: { groups: readonly InspectedGroup[] }): BetaBinomialFit {
  for (const { bad, inspected } of input.groups) requirePart('bad', bad, 'inspected', inspected)
  const groups = input.groups.filter(({ inspected }) => inspected > 0)
  const bad = groups.reduce((sum, group) => sum + group.bad, 0)
  const inspected = groups.reduce((sum, group) => sum + group.inspected, 0)
  const pooled = { prior: null, logLikelihood: null, groups: groups.length }
  if (inspected === 0) return { ...pooled, pooledRate: null, reason: reason('nothing-inspected') }
  const pooledRate = bad / inspected
  if (bad === 0 || bad === inspected) return { ...pooled, pooledRate, reason: reason('groups-all-alike') }
  const above = exceedances(groups)
  const start = momentStart(groups, pooledRate) ?? { alpha: 20 * pooledRate, beta: 20 * (1 - pooledRate) }
  const prior = maximise(above, start)
  // The score looks at equal rates alone: groups of very unequal size may still be likelier with rates far apart, by more than rounding.
  const together = bad * Math.log(pooledRate) + (inspected - bad) * Math.log(1 - pooledRate)
  const isLikelier = () => typeof prior !== 'string' && logLikelihood(above, prior) > together + 1e-9
  if (excessSpread(groups, pooledRate) <= 0 && !isLikelier()) return { ...pooled, pooledRate, reason: reason('groups-differ-by-chance') }
  if (typeof prior === 'string') return { ...pooled, pooledRate, reason: reason(prior) }
  return { prior, pooledRate, logLikelihood: logLikelihood(above, prior), groups: groups.length, reason: null }
}
