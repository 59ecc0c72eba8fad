import { z } from 'zod'

/** How a visit ended. Only a completed visit says anything about check items. */
export const VisitOutcome = z.enum(['completed', 'nobody-home', 'refused', 'moved', 'deceased', 'other'])
export type VisitOutcome = z.infer<typeof VisitOutcome>

/** Outcomes after which nobody needs to come again, for nobody lives there any more. */
export const goneOutcomes = ['moved', 'deceased'] as const satisfies VisitOutcome[]

/** What one visit in a round comes to. */
export interface VisitMade {
  outcome: VisitOutcome
  /** Completed, with enough assessed to say that the household was seen. */
  seen: boolean
}

/** Whether nobody needs to come again: the household was seen, or it is gone. Phone and desk ask the same. */
export function concludes({ outcome, seen }: VisitMade): boolean {
  return seen || (goneOutcomes as readonly VisitOutcome[]).includes(outcome)
}
