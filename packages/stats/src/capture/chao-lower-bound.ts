import { logNormalInterval } from '../interval.ts'
import { reason, type Reason } from '../reason.ts'
import { requireCount, requireProbability } from '../requirements.ts'

export interface LowerBound {
  /** At least this many problems in all. */
  estimate: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  seen: number
  unseen: number | null
  reason: Reason | null
}

/** Variance of the bound by the delta method, with f2 above 0 and without. */
function varianceOf(once: number, twice: number, factor: number, estimate: number): number {
  if (twice > 0) {
    const ratio = once / twice
    return twice * ((factor / 2) * ratio ** 2 + factor ** 2 * ratio ** 3 + (factor ** 2 / 4) * ratio ** 4)
  }
  return (
    (factor * once * (once - 1)) / 2 +
    (factor ** 2 * once * (2 * once - 1) ** 2) / 4 -
    (factor ** 2 * once ** 4) / (4 * estimate)
  )
}

/**
 * Chao's lower bound of all problems from how many were found once (f1) and twice (f2) in t rounds.
 *
 * Source: Chao (1987), Biometrics 43:783–791; variance: Chao et al. (2009), Ecology 90:1125–1133, appendix.
 * Assumes: t rounds of the same subjects; problems may differ in how easily they are found. A lower bound, not an
 * estimate. Not for: rounds that avoid what the others found.
 * f2 = 0 → f1(f1 - 1)/2 in place of f1²/(2·f2); nothing found twice or more gives a reason and no number, nothing
 * found only once a reason and no upper limit.
 */
export function chaoLowerBound(input: {
  /** Problems found by exactly one, two, … rounds. */
  frequencies: readonly number[]
  /** Number of rounds t; by default as many as there are frequencies. */
  rounds?: number
  confidence?: number
}): LowerBound {
  const { frequencies, rounds = frequencies.length, confidence = 0.95 } = input
  for (const [index, count] of frequencies.entries()) requireCount(`frequencies[${index}]`, count)
  if (!(rounds >= frequencies.length)) throw new RangeError(`rounds must be at least ${frequencies.length}, got ${rounds}`)
  requireProbability('confidence', confidence)
  const [once = 0, twice = 0] = frequencies
  const seen = frequencies.reduce((sum, count) => sum + count, 0)
  if (seen === 0 || seen === once) {
    const why = seen === 0 ? reason('nothing-found') : reason('no-overlap', { seen })
    return { estimate: null, standardError: null, lower: seen, upper: null, seen, unseen: null, reason: why }
  }
  const factor = (rounds - 1) / rounds
  const unseen = twice > 0 ? (factor * once ** 2) / (2 * twice) : (factor * once * (once - 1)) / 2
  const estimate = seen + unseen
  const variance = Math.max(0, varianceOf(once, twice, factor, estimate))
  const result = { estimate, standardError: Math.sqrt(variance), seen, unseen }
  if (unseen === 0) return { ...result, lower: seen, upper: null, reason: reason('nothing-found-only-once', { seen }) }
  return { ...result, ...logNormalInterval(seen, unseen, variance, confidence), reason: null }
}
