import { reason, type Reason } from '../reason.ts'
import { requireCount, requirePart } from '../requirements.ts'

/**
 * What two rounds found among subjects visited and items assessed by both: problems found by the first round (n1 in
 * the papers), by the second (n2), and by both (m).
 */
export interface TwoRounds {
  first: number
  second: number
  both: number
}

/** Found by either round (r), by the first alone (b) and by the second alone (c). */
export interface TwoRoundCells {
  seen: number
  onlyFirst: number
  onlySecond: number
}

/** The cells behind the three counts; throws a RangeError when the counts contradict each other. */
export function twoRoundCells({ first, second, both }: TwoRounds): TwoRoundCells {
  requireCount('first', first)
  requireCount('second', second)
  requirePart('both', both, 'first', first)
  requirePart('both', both, 'second', second)
  return { seen: first + second - both, onlyFirst: first - both, onlySecond: second - both }
}

/** Why the two rounds allow no estimate of the total: a round that found nothing, or no problem found by both. */
export function whyNoTotal({ first, second, both }: TwoRounds): Reason | null {
  const seen = first + second - both
  if (seen === 0) return reason('nothing-found')
  if (first === 0 || second === 0) return reason('a-round-found-nothing', { seen })
  return both === 0 ? reason('no-overlap', { seen }) : null
}
