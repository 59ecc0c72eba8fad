import { z } from 'zod'
import type { StatusBetween } from '../rounds/comparison.ts'

/** The life of a problem: found → dispatched → acknowledged → reported → reviewed → closed; or void, or merged. */
export const problemStates = [
  'found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void', 'merged',
] as const
export const ProblemState = z.enum(problemStates)
export type ProblemState = z.infer<typeof ProblemState>

/** Still to be mended, reviewed or accepted: these are owed to somebody. */
export const openStates = ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed'] as const satisfies ProblemState[]

/** Nothing is owed any more. */
export function isSettled(state: ProblemState): boolean {
  return !(openStates as readonly ProblemState[]).includes(state)
}

/**
 * A state as the comparison of rounds sees it. A merged problem is not settled: what it was merged into lives on, so a
 * later finding says that it is still there.
 */
export function statusBetween(state: ProblemState | null): StatusBetween {
  switch (state) {
    case null:
      return 'none'
    case 'found':
    case 'dispatched':
    case 'acknowledged':
    case 'merged':
      return 'open'
    case 'reported':
    case 'reviewed':
      return 'reported'
    case 'closed':
      return 'closed'
    case 'void':
      return 'void'
  }
}
