import { reason, type Reason } from '../reason.ts'

export interface FalseDiscovery {
  /** Adjusted p values in the order given; null stays null. */
  adjusted: (number | null)[]
  /** Which are at most `level`. */
  discovered: boolean[]
  reason: Reason | null
}

/**
 * Adjusted p values that keep the expected share of false alarms among all alarms at `level`.
 *
 * Source: Benjamini & Hochberg (1995), JRSS B 57:289–300.
 * Assumes: tests independent or positively dependent.
 * Not for: a single hypothesis chosen beforehand. Tests without a p value (null) are not counted.
 */
export function benjaminiHochberg(input: { pValues: readonly (number | null)[]; level?: number }): FalseDiscovery {
  const { pValues, level = 0.05 } = input
  const order = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((one, other) => one.p - other.p)
  for (const { p } of order) if (!(p >= 0 && p <= 1)) throw new RangeError(`pValues must lie in 0 to 1, got ${p}`)
  const adjusted = new Array<number | null>(pValues.length).fill(null)
  let smallest = 1
  for (let rank = order.length; rank >= 1; rank--) {
    const { p, index } = order[rank - 1] as { p: number; index: number }
    smallest = Math.min(smallest, Math.max(p, (p * order.length) / rank))
    adjusted[index] = smallest
  }
  return {
    adjusted,
    discovered: adjusted.map((p) => p !== null && p <= level),
    reason: order.length === 0 ? reason('nothing-to-compare') : null,
  }
}
