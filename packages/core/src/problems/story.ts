import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Instant } from '../kernel/time.ts'
import type { ProblemEntry } from './entry.ts'
import { problemEntryKinds } from './entry.ts'
import { Evidence, Measure } from './piece.ts'

/** A file of a visit, by the visit and its name there. */
export const VisitPhoto = z.object({ visit: Identifier, name: z.string() })
export type VisitPhoto = z.infer<typeof VisitPhoto>

/** One step of a problem as a phone tells it: who did what and when, in whose words, with what to show for it. */
export const ProblemStep = z.object({
  kind: z.enum(problemEntryKinds),
  at: Instant,
  /** Null where nobody did it: a deadline had passed, a household was drawn. */
  by: z.string().nullable(),
  /** What whoever did it said. */
  said: z.string().nullable(),
  /** Whether it was found mended, where somebody went to look; null elsewhere. */
  good: z.boolean().nullable(),
  measures: z.array(Measure),
  evidence: z.array(Evidence.pick({ sha256: true, kind: true })),
  /** Of the visit that found it. */
  photos: z.array(VisitPhoto),
})
export type ProblemStep = z.infer<typeof ProblemStep>

/** What an entry itself tells; who made it, and what a visit saw, stands elsewhere. */
export function stepOf(entry: ProblemEntry): Pick<ProblemStep, 'kind' | 'said' | 'good' | 'measures' | 'evidence'> {
  const step = { kind: entry.kind, said: null, good: null, measures: [], evidence: [] }
  switch (entry.kind) {
    case 'problem-found':
      return { ...step, said: entry.note }
    case 'problem-seen-again':
    case 'problem-report-false':
      return { ...step, said: entry.note ?? null }
    case 'problem-planned':
      return { ...step, measures: [...entry.measures] }
    case 'problem-carried-over':
      return { ...step, measures: [...entry.measures] }
    case 'problem-reported':
      return { ...step, measures: [...entry.measures], evidence: [...entry.evidence] }
    case 'problem-site-checked':
      return { ...step, said: entry.note, good: !entry.stillThere, evidence: [...entry.evidence] }
    case 'problem-revisited':
      return { ...step, said: entry.note, good: entry.held, evidence: [...entry.evidence] }
    case 'problem-voided':
      return { ...step, said: entry.reason, evidence: [...entry.evidence] }
    case 'problem-leader-checked':
      return { ...step, said: entry.note, evidence: [...entry.evidence] }
    case 'problem-commented':
      return { ...step, said: entry.text }
    case 'problem-returned':
    case 'problem-reopened':
    case 'problem-transferred':
    case 'problem-extension-asked':
    case 'problem-extension-refused':
    case 'problem-escalated':
      return { ...step, said: entry.reason }
    case 'problem-dispatched':
      return { ...step, said: entry.requirement ?? null }
    case 'problem-acknowledged':
    case 'problem-reviewed':
    case 'problem-closed':
    case 'problem-revisit-drawn':
    case 'problem-extension-granted':
    case 'problem-withdrawn':
    case 'problem-merged':
    case 'problem-lapsed':
    case 'problem-revived':
    case 'problem-unit-changed':
      return step
  }
}

/** Why it lies with whoever has to mend it again: the last time that it was sent back or came back, unless it was reported since. */
export function lastObjection(steps: readonly ProblemStep[]): ProblemStep | null {
  const kinds: readonly ProblemStep['kind'][] = ['problem-returned', 'problem-report-false', 'problem-reopened', 'problem-revisited', 'problem-site-checked', 'problem-reported']
  const last = steps.filter(({ kind }) => kinds.includes(kind)).at(-1)
  return !last || last.kind === 'problem-reported' || last.good === true ? null : last
}
