import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { LadderFact, LadderMeasure, Rung } from './rules.ts'
import { LadderSubject } from './subject.ts'

const reason = z.string().trim().min(2).max(500)

export const LadderOutcome = z.enum(['confirmed', 'put-aside'])
export type LadderOutcome = z.infer<typeof LadderOutcome>

/** What the office decides of a proposal: a rung by an organ, with number and day of its paper; or that nothing follows. */
export const LadderDecision = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('confirmed'), rung: Rung, organ: z.string().trim().min(2).max(60), number: z.string().trim().min(1).max(60), on: Day,
    /** What is told to whoever it concerns. */
    words: reason,
  }),
  z.object({ outcome: z.literal('put-aside'), reason }),
])
export type LadderDecision = z.infer<typeof LadderDecision>

/** By which rule, with how many records, on the day of the decision. */
export const LadderReason = z.object({ rule: z.string().max(60), measure: LadderMeasure, count: z.number().int() })
export type LadderReason = z.infer<typeof LadderReason>

/** A record behind a decision; `isNew` where nothing was decided on it before. */
export const SteppedFact = LadderFact.extend({ isNew: z.boolean() })
export type SteppedFact = z.infer<typeof SteppedFact>

/** A decision on a proposal. */
export const LadderStep = z.object({
  id: Identifier,
  subject: LadderSubject,
  /** The unit, or of a post whoever sends; and where it is. */
  unit: z.string(),
  region: RegionCode,
  /** Whoever held the post; null of a unit. */
  person: Identifier.nullable(),
  outcome: LadderOutcome,
  /** What was proposed, and what was decided: people may take a milder rung, or a sterner one. */
  proposed: Rung,
  rung: Rung,
  organ: z.string(),
  number: z.string(),
  /** The day of the paper; of what was put aside, that of the decision. */
  on: Day,
  words: z.string(),
  reasons: z.array(LadderReason),
  decidedAt: Instant,
  decidedBy: Identifier.nullable(),
})
export type LadderStep = z.infer<typeof LadderStep>

/** Whether it is told to whoever it concerns: what was confirmed, but for a matter given to another organ, which is that organ's to tell. */
export function isTold({ outcome, rung }: Pick<LadderStep, 'outcome' | 'rung'>): boolean {
  return outcome === 'confirmed' && rung !== 'transfer'
}
