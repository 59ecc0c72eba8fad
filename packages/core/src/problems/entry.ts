import { z } from 'zod'
import { Tier } from '../access/roles.ts'
import { Identifier } from '../identifier.ts'
import { Instant } from '../time.ts'
import { SubjectKind } from './problem.ts'

/** What kind of measure mends a problem: one more policy on top (政策叠加), or the household's own drive (内生动力). */
export const MeasureKind = z.enum(['policy', 'own-drive'])
export type MeasureKind = z.infer<typeof MeasureKind>

export const Measure = z.object({ kind: MeasureKind, text: z.string().trim().min(1).max(500) })
export type Measure = z.infer<typeof Measure>

/** A photo, file or signed statement that shows something; named by its content. */
export const Evidence = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['photo', 'file']),
  madeAt: Instant,
})
export type Evidence = z.infer<typeof Evidence>

/** What the log says happened to a problem. The kind decides the next state; the payload says the rest. */
export const ProblemEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('problem-found'),
    subjectKind: SubjectKind,
    subject: Identifier,
    item: z.string(),
    visit: Identifier.nullable(),
    round: Identifier.nullable(),
  }),
  z.object({ kind: z.literal('problem-seen-again'), visit: Identifier, round: Identifier }),
  z.object({ kind: z.literal('problem-report-false'), visit: Identifier, round: Identifier }),
  z.object({ kind: z.literal('problem-reopened'), visit: Identifier, round: Identifier }),
  z.object({ kind: z.literal('problem-dispatched') }),
  z.object({ kind: z.literal('problem-acknowledged') }),
  z.object({
    kind: z.literal('problem-reported'),
    tier: Tier,
    measures: z.array(Measure).min(1),
    evidence: z.array(Evidence).min(1),
  }),
  z.object({ kind: z.literal('problem-returned'), reason: z.string() }),
  z.object({ kind: z.literal('problem-reviewed') }),
  z.object({ kind: z.literal('problem-site-checked'), tier: Tier, stillThere: z.boolean() }),
  z.object({ kind: z.literal('problem-closed') }),
  z.object({ kind: z.literal('problem-voided'), reason: z.string(), evidence: z.array(Evidence).min(1) }),
])
export type ProblemEntry = z.infer<typeof ProblemEntry>
export type ProblemEntryKind = ProblemEntry['kind']

/** Who did it and when: the same for every entry. */
export interface Happening {
  problem: string
  actor: string
  happenedAt: string
}
