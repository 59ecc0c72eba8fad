import { normalCdf } from '../distributions/normal.ts'
import { midranks } from '../numerics/moments.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePairs, type AnswerPair } from './pairs.ts'

export interface SignedRank {
  /** Sum of the ranks of positive differences survey - check. */
  statistic: number | null
  pValue: number | null
  /** Pairs that differ; equal pairs are left out, as Wilcoxon did. */
  nonzero: number
  exact: boolean
  reason: Reason | null
}

const largestExact = 25

/** Exact two-sided p: all 2ⁿ signs are equally likely; ranks are doubled so that midranks are whole numbers. */
function exactPValue(ranks: readonly number[], statistic: number): number {
  const doubled = ranks.map((rank) => Math.round(rank * 2))
  const total = doubled.reduce((sum, rank) => sum + rank, 0)
  let ways: number[] = [1, ...new Array<number>(total).fill(0)]
  for (const rank of doubled) ways = ways.map((count, sum) => count + (ways[sum - rank] ?? 0))
  const distance = Math.abs(2 * statistic - total / 2)
  const extreme = ways.reduce((sum, count, value) => sum + (Math.abs(value - total / 2) >= distance ? count : 0), 0)
  return extreme / 2 ** ranks.length
}

function normalPValue(ranks: readonly number[], statistic: number): number {
  const middle = ranks.reduce((sum, rank) => sum + rank, 0) / 2
  const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4
  const distance = Math.max(0, Math.abs(statistic - middle) - 0.5)
  return Math.min(1, 2 * normalCdf(-distance / Math.sqrt(variance)))
}

/**
 * Wilcoxon's signed-rank test of whether answers shifted between survey and check.
 *
 * Source: Wilcoxon (1945), Biometrics Bulletin 1:80–83; exact distribution, ties included, for up to 25 differing
 * pairs; beyond that the normal one with tie and continuity correction (Hollander & Wolfe 1999, section 3.1).
 * Assumes: independent households, differences symmetric about the shift.
 * Not for: yes/no items. No differing pair gives a reason and no p.
 */
export function signedRank(input: { pairs: readonly AnswerPair[] }): SignedRank {
  requirePairs(input.pairs)
  const differences = input.pairs.map(({ survey, check }) => survey - check).filter((difference) => difference !== 0)
  const nonzero = differences.length
  const exact = nonzero <= largestExact
  if (nonzero === 0) return { statistic: null, pValue: null, nonzero, exact, reason: reason('no-pair-differs') }
  const ranks = midranks(differences.map(Math.abs))
  const statistic = ranks.reduce((sum, rank, index) => sum + ((differences[index] as number) > 0 ? rank : 0), 0)
  const pValue = exact ? exactPValue(ranks, statistic) : normalPValue(ranks, statistic)
  return { statistic, pValue, nonzero, exact, reason: null }
}
