import { z } from 'zod'
import type { StatusBetween } from '../rounds/comparison.ts'

/** The life of a problem: found → dispatched → acknowledged → reported → reviewed → closed, or void. */
export const problemStates = ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void'] as const
export const ProblemState = z.enum(problemStates)
export type ProblemState = z.infer<typeof ProblemState>

/** A state as the comparison of rounds sees it. */
export function statusBetween(state: ProblemState | null): StatusBetween {
  switch (state) {
    case null:
      return 'none'
    case 'found':
    case 'dispatched':
    case 'acknowledged':
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
