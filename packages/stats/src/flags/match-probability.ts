import { binomialSurvival } from '../distributions/binomial.ts'
import { requireCount, requireProbability } from '../requirements.ts'

/**
 * How often honest visits match by chance: the chance that a pair agrees on more than `threshold` of the items when
 * each item agrees with chance `agreement`, and that one visit has such a partner among `others`.
 *
 * Source: binomial tail; see Simmons et al. (2016), Pew Research Center, on why a fixed share misleads.
 * Assumes: items agree independently with one chance. Not for: judging visits (`percentMatch`); for choosing items.
 */
export function matchProbability(input: { items: number; agreement: number; threshold: number; others?: number }) {
  const { items, agreement, threshold, others = 1 } = input
  requireCount('items', items)
  requireProbability('agreement', agreement)
  const most = Math.floor(threshold * items + 1e-9)
  const pair = binomialSurvival(most, items, agreement)
  return { pair, anyOther: -Math.expm1(others * Math.log1p(-pair)) }
}
