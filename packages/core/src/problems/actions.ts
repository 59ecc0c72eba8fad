import { z } from 'zod'
import type { Tier } from '../access/roles.ts'
import { Evidence, Measure } from './entry.ts'
import type { ProblemState } from './state.ts'

const Reason = z.string().trim().min(1).max(500)

/** What a person asks to be done with a problem. */
export const ProblemAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('dispatch') }),
  z.object({ action: z.literal('acknowledge') }),
  z.object({ action: z.literal('report'), measures: z.array(Measure).max(10), evidence: z.array(Evidence).max(20) }),
  z.object({ action: z.literal('return'), reason: Reason }),
  z.object({ action: z.literal('review') }),
  z.object({ action: z.literal('site-check'), stillThere: z.boolean() }),
  z.object({ action: z.literal('accept') }),
  z.object({ action: z.literal('void'), reason: Reason, evidence: z.array(Evidence).max(20) }),
])
export type ProblemAction = z.infer<typeof ProblemAction>
export type ProblemActionName = ProblemAction['action']

/** Every action, in the order of a problem's life. */
export const problemActionNames = [
  'dispatch', 'acknowledge', 'report', 'return', 'review', 'site-check', 'accept', 'void',
] as const satisfies readonly ProblemActionName[]

interface ActionRule {
  /** The states in which the action is legal. */
  from: readonly ProblemState[]
  /** The tiers that may do it. */
  tiers: readonly Tier[]
}

/**
 * Which action is legal in which state, for which tier. A problem that is fixed on the spot (边核边改) is reported
 * straight from `found`. What else an action needs (evidence, another person) is said in `decide.ts`.
 */
export const actionRules: Readonly<Record<ProblemActionName, ActionRule>> = {
  dispatch: { from: ['found'], tiers: ['township', 'county'] },
  acknowledge: { from: ['dispatched'], tiers: ['village', 'township', 'county'] },
  report: { from: ['found', 'dispatched', 'acknowledged'], tiers: ['village', 'township', 'county'] },
  return: { from: ['reported', 'reviewed'], tiers: ['township', 'county', 'province'] },
  review: { from: ['reported'], tiers: ['township', 'county'] },
  'site-check': { from: ['reported', 'reviewed'], tiers: ['township', 'county', 'province'] },
  accept: { from: ['reviewed'], tiers: ['county'] },
  void: { from: ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed'], tiers: ['county'] },
}
