import { reason, type Reason } from '../reason.ts'
import { requireCount, requirePart } from '../requirements.ts'

export interface UnknownBounds {
  lower: number | null
  upper: number | null
  reason: Reason | null
}

/**
 * Bounds of a rate when some units could not be judged: none of them bad, and all of them bad.
 *
 * Source: Manski (1989), Journal of Human Resources 24:343–360 (bounds without assumptions).
 * Assumes: nothing about the unknown units.
 * Not for: units known not to exist when the round visited; leave those out of every count.
 */
export function unknownBounds(input: { bad: number; assessed: number; unknown: number }): UnknownBounds {
  const { bad, assessed, unknown } = input
  requirePart('bad', bad, 'assessed', assessed)
  requireCount('unknown', unknown)
  const total = assessed + unknown
  if (total === 0) return { lower: null, upper: null, reason: reason('nothing-inspected') }
  return { lower: bad / total, upper: (bad + unknown) / total, reason: null }
}
