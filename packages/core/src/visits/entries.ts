import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Instant } from '../kernel/time.ts'
import { StatusBetween } from '../problems/index.ts'
import { VisitOutcome } from '../rounds/index.ts'

export const entries = {
  /** Enough to rebuild visit and findings, without the household's answers: those stand in the submission, by its hash. */
  'visit-recorded': entry({
    about: 'subject', moves: { phones: 'anew', figures: 'place' }, details: { round: 'round', outcome: { term: 'outcome' } },
    payload: z.object({
      round: Identifier,
      outcome: VisitOutcome,
      startedAt: Instant.nullable(),
      endedAt: Instant.nullable(),
      /** Milliseconds by which both were put right; the device's own times stand in the submission. */
      clockOffset: z.number().int().optional(),
      /** What the device's clock said and cannot be, as it stands in the submission. */
      timesSetAside: z.array(z.string()).optional(),
      receivedAt: Instant,
      /** One bit a check item. */
      assessed: z.string(),
      /** One bit a check item: whether the form asked it there. */
      applicable: z.string(),
      /** Whether the household counts as seen by it, by the rule of that day. */
      seen: z.boolean(),
      submissionHash: z.string(),
      findings: z.array(z.object({
        item: z.string(), problem: Identifier, statusBefore: StatusBetween,
        aroseRecently: z.boolean(),
      })),
      /** Taken in although it lay outside its maker's scope by then. */
      outsideScope: z.boolean().optional(),
    }),
  }),
  /** A corrected form came in its place: it stays in the log and counts no longer. */
  'visit-replaced': entry({
    about: 'subject', moves: { phones: 'anew', figures: 'place' }, details: { round: 'round' },
    payload: z.object({ visit: Identifier, by: Identifier, round: Identifier }),
  }),
}
