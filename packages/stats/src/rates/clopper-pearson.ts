import { betaQuantile } from '../distributions/beta.ts'
import { reason } from '../reason.ts'
import { requirePart, requireProbability } from '../requirements.ts'
import type { Rate } from './wilson.ts'

/**
 * Exact interval of a rate: never covers less than it says, usually more.
 *
 * Source: Clopper & Pearson (1934), Biometrika 26:404–413, in its beta form.
 * Assumes: independent trials with the same chance.
 * Not for: ranking or routine tables, where it is needlessly wide (`wilson`); small closed lots
 * (`finitePopulationRange`).
 * Returns shares between 0 and 1; no trials gives a reason and no numbers. `targeted` as in `wilson`.
 */
export function clopperPearson(input: { successes: number; trials: number; confidence?: number; targeted?: boolean }): Rate {
  const { successes, trials, confidence = 0.95, targeted = false } = input
  requirePart('successes', successes, 'trials', trials)
  requireProbability('confidence', confidence)
  if (trials === 0) return { estimate: null, lower: null, upper: null, reason: reason('nothing-inspected') }
  const tail = (1 - confidence) / 2
  const failures = trials - successes
  return {
    estimate: successes / trials,
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    upper: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
    reason: targeted ? reason('targeted-not-random') : null,
  }
}
