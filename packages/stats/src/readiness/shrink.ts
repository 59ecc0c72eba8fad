import { betaCdf, betaQuantile } from '../distributions/beta.ts'
import type { BetaPrior } from '../distributions/beta-binomial.ts'
import { randomBeta } from '../distributions/random-beta.ts'
import { quantile } from '../numerics/moments.ts'
import type { Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePart, requirePositive, requireProbability } from '../requirements.ts'
import { betaBinomialFit, type InspectedGroup } from './beta-binomial-fit.ts'

export interface NamedGroup extends InspectedGroup {
  name: string
}

export interface ShrunkenRate {
  name: string
  bad: number
  inspected: number
  rawRate: number | null
  /** Posterior mean: between the raw rate and the mean of all. */
  rate: number
  lower: number | null
  upper: number | null
  /** P(rate > threshold), where a threshold is given. */
  probabilityAbove: number | null
  /** 1 = worst by `probabilityAbove`; interval over draws from the posterior. */
  rank: number | null
  rankLower: number | null
  rankUpper: number | null
}

export interface ShrunkenRates {
  groups: ShrunkenRate[]
  prior: BetaPrior | null
  reason: Reason | null
}

export interface Ranking {
  /** The bad rate that matters. */
  threshold: number
  random: Random
  draws?: number
}

function rankIntervals(posteriors: readonly BetaPrior[], { random, draws = 1000 }: Ranking, tail: number) {
  const ranks: number[][] = posteriors.map(() => [])
  for (let draw = 0; draw < draws; draw++) {
    const rates = posteriors.map((posterior, index) => ({ index, rate: randomBeta(posterior, random) }))
    rates.sort((one, other) => other.rate - one.rate).forEach(({ index }, place) => ranks[index]?.push(place + 1))
  }
  return ranks.map((places) => ({
    rankLower: Math.floor(quantile(places, tail)),
    rankUpper: Math.ceil(quantile(places, 1 - tail)),
  }))
}

/** All groups at the pooled rate, since they differ no more than chance allows. */
function pooled(groups: readonly NamedGroup[], rate: number, why: Reason | null): ShrunkenRates {
  const rows = groups.map(({ name, bad, inspected }): ShrunkenRate => ({
    name,
    bad,
    inspected,
    rawRate: inspected === 0 ? null : bad / inspected,
    rate,
    lower: null,
    upper: null,
    probabilityAbove: null,
    rank: null,
    rankLower: null,
    rankUpper: null,
  }))
  return { groups: rows, prior: null, reason: why }
}

/**
 * Bad rates of small villages, drawn towards the mean of all: (α + bad) / (α + β + inspected).
 *
 * Source: Efron & Morris (1975), JASA 70:311–319 (the idea); Carlin & Louis (2000), Bayes and Empirical Bayes Methods,
 * section 3.2; rank intervals: Goldstein & Spiegelhalter (1996), JRSS A 159:385–443.
 * Assumes: as `betaBinomialFit`, whose result is the prior unless one is given. The interval takes the prior as known.
 * Not for: judging one named village by its rank alone; show the rank interval.
 */
export function shrink(input: {
  groups: readonly NamedGroup[]
  prior?: BetaPrior
  ranking?: Ranking
  confidence?: number
}): ShrunkenRates {
  const { groups, ranking, confidence = 0.95 } = input
  requireProbability('confidence', confidence)
  for (const { bad, inspected } of groups) requirePart('bad', bad, 'inspected', inspected)
  const fit = input.prior === undefined ? betaBinomialFit({ groups }) : null
  const prior = input.prior ?? fit?.prior ?? null
  if (prior === null) {
    const rate = fit?.pooledRate ?? null
    return rate === null
      ? { groups: [], prior, reason: reason('nothing-inspected') }
      : pooled(groups, rate, fit?.reason ?? null)
  }
  requirePositive('prior.alpha', prior.alpha)
  requirePositive('prior.beta', prior.beta)
  const tail = (1 - confidence) / 2
  const posteriors = groups.map(({ bad, inspected }) => ({
    alpha: prior.alpha + bad,
    beta: prior.beta + inspected - bad,
  }))
  const places = ranking ? rankIntervals(posteriors, ranking, tail) : null
  const rows = groups.map(({ name, bad, inspected }, index): ShrunkenRate => {
    const { alpha, beta } = posteriors[index] as BetaPrior
    return {
      name,
      bad,
      inspected,
      rawRate: inspected === 0 ? null : bad / inspected,
      rate: alpha / (alpha + beta),
      lower: betaQuantile(tail, alpha, beta),
      upper: betaQuantile(1 - tail, alpha, beta),
      probabilityAbove: ranking ? 1 - betaCdf(ranking.threshold, alpha, beta) : null,
      rank: null,
      rankLower: places?.[index]?.rankLower ?? null,
      rankUpper: places?.[index]?.rankUpper ?? null,
    }
  })
  return { groups: ranking ? ranked(rows) : rows, prior, reason: null }
}

/** Worst first: by P(rate > threshold), then by the rate itself. */
function ranked(rows: readonly ShrunkenRate[]): ShrunkenRate[] {
  return [...rows]
    .sort((one, other) => (other.probabilityAbove ?? 0) - (one.probabilityAbove ?? 0) || other.rate - one.rate)
    .map((row, place) => ({ ...row, rank: place + 1 }))
}
