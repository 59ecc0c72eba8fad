import { twoSidedZ } from '../distributions/normal.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePart, requireProbability } from '../requirements.ts'

export interface Rate {
  estimate: number | null
  lower: number | null
  upper: number | null
  reason: Reason | null
}

/**
 * Wilson's score interval of a rate.
 *
 * Source: Wilson (1927), JASA 22:209–212; recommended by Brown, Cai & DasGupta (2001), Statistical Science 16:101–133.
 * Assumes: every trial was drawn at random and independently with the same chance.
 * Not for: speaking of places not visited when visits were targeted, or a small closed lot (`finitePopulationRange`).
 * Returns shares between 0 and 1; no trials gives a reason and no numbers. `targeted` says that the trials
 * were picked because of a hint: the numbers then come with the reason 非随机，仅供线索.
 */
export function wilson(input: { successes: number; trials: number; confidence?: number; targeted?: boolean }): Rate {
  const { successes, trials, confidence = 0.95, targeted = false } = input
  requirePart('successes', successes, 'trials', trials)
  requireProbability('confidence', confidence)
  if (trials === 0) return { estimate: null, lower: null, upper: null, reason: reason('nothing-inspected') }
  const z = twoSidedZ(confidence)
  const share = successes / trials
  const weight = (z * z) / trials
  const centre = (share + weight / 2) / (1 + weight)
  const half = (z / (1 + weight)) * Math.sqrt((share * (1 - share)) / trials + weight / (4 * trials))
  return {
    estimate: share,
    lower: successes === 0 ? 0 : Math.max(0, centre - half),
    upper: successes === trials ? 1 : Math.min(1, centre + half),
    reason: targeted ? reason('targeted-not-random') : null,
  }
}
