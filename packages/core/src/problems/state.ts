import { z } from 'zod'

/**
 * The life of a problem: found → dispatched → acknowledged → reported → reviewed → closed; or void, or merged, or lapsed with
 * what it was about.
 */
export const problemStates = [
  'found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void', 'merged', 'lapsed',
] as const
export const ProblemState = z.enum(problemStates)
export type ProblemState = z.infer<typeof ProblemState>

/** Still to be mended, reviewed or accepted: these are owed to somebody. */
export const openStates = ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed'] as const satisfies ProblemState[]

/** Nothing is owed any more. */
export function isSettled(state: ProblemState): boolean {
  return !(openStates as readonly ProblemState[]).includes(state)
}

/** The steps that a board counts: how far a problem has come in its present spell; whoever is further has passed it. */
export const milestones = ['found', 'dispatched', 'acknowledged', 'reported', 'closed'] as const
export const Milestone = z.enum(milestones)
export type Milestone = z.infer<typeof Milestone>

/** The states of those that have come as far; what turned out not to be a problem, was merged or has lapsed, has come nowhere. */
export function statesFrom(milestone: Milestone): readonly ProblemState[] {
  const path: readonly ProblemState[] = [...openStates, 'closed']
  return path.slice(path.indexOf(milestone))
}

/** The problem's standing just before a later round's observation; `open` covers every state before somebody reported it fixed. */
export const StatusBetween = z.enum(['none', 'open', 'reported', 'closed', 'void'])
export type StatusBetween = z.infer<typeof StatusBetween>

/**
 * A state as the comparison of rounds sees it. A merged problem is not settled: what it was merged into lives on, so a
 * later finding says that it is still there. Nor is one that lapsed: nobody mended it.
 */
export function statusBetween(state: ProblemState | null): StatusBetween {
  switch (state) {
    case null:
      return 'none'
    case 'found':
    case 'dispatched':
    case 'acknowledged':
    case 'merged':
    case 'lapsed':
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
