import { z } from 'zod'
import { Tier } from '../kernel/roles.ts'
import { Identifier } from '../kernel/identifier.ts'
import { EvidenceKind } from '../checklists/index.ts'
import { Day, Instant } from '../kernel/time.ts'
import { ChainLevel } from './responsibility.ts'
import { SubjectKind } from './problem.ts'

/** What kind of measure mends a problem: one more policy on top (政策叠加), or the household's own drive (内生动力). */
export const MeasureKind = z.enum(['policy', 'own-drive'])
export type MeasureKind = z.infer<typeof MeasureKind>

export const Measure = z.object({ kind: MeasureKind, text: z.string().trim().min(1).max(500) })
export type Measure = z.infer<typeof Measure>

/** A photo, file or signed statement that shows something; named by its content. */
export const Evidence = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  kind: EvidenceKind,
  madeAt: Instant,
})
export type Evidence = z.infer<typeof Evidence>

/** How a leader took a problem in hand in person: 亲自核 (verified), 亲自抓 (led the mending), 亲自督 (supervised). */
export const LeaderInvolvement = z.enum(['verified', 'led', 'supervised'])
export type LeaderInvolvement = z.infer<typeof LeaderInvolvement>

const pieces = z.array(Evidence)

/** What the log says happened to a problem. The kind decides the next state; the payload says the rest. */
export const ProblemEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('problem-found'),
    subjectKind: SubjectKind,
    subject: Identifier,
    item: z.string(),
    /** The department that answers for the item. */
    department: z.string(),
    visit: Identifier.nullable(),
    round: Identifier.nullable(),
  }),
  z.object({ kind: z.literal('problem-seen-again'), visit: Identifier, round: Identifier }),
  z.object({ kind: z.literal('problem-report-false'), visit: Identifier, round: Identifier }),
  /** By a visit that found it again, or by a decision with a reason. */
  z.object({
    kind: z.literal('problem-reopened'),
    visit: Identifier.nullable(),
    round: Identifier.nullable(),
    reason: z.string().nullable(),
  }),
  z.object({ kind: z.literal('problem-dispatched'), unit: z.string(), dueOn: Day }),
  z.object({ kind: z.literal('problem-acknowledged') }),
  z.object({ kind: z.literal('problem-planned'), measures: z.array(Measure).min(1) }),
  z.object({
    kind: z.literal('problem-reported'),
    tier: Tier,
    measures: z.array(Measure).min(1),
    evidence: pieces.min(1),
    /** Mended while the finder was still there (边核边改). */
    onTheSpot: z.boolean(),
  }),
  z.object({ kind: z.literal('problem-returned'), reason: z.string() }),
  z.object({ kind: z.literal('problem-reviewed') }),
  z.object({
    kind: z.literal('problem-site-checked'),
    tier: Tier,
    stillThere: z.boolean(),
    note: z.string().nullable(),
    evidence: pieces,
  }),
  z.object({ kind: z.literal('problem-closed') }),
  z.object({ kind: z.literal('problem-revisit-drawn'), draw: Identifier, dueOn: Day }),
  /** A revisit that does not hold reopens the problem (反弹). */
  z.object({
    kind: z.literal('problem-revisited'),
    tier: Tier,
    held: z.boolean(),
    note: z.string().nullable(),
    evidence: pieces,
  }),
  z.object({
    kind: z.literal('problem-transferred'),
    unit: z.string(),
    /** The department that answers from now on; null when it stays. */
    department: z.string().nullable(),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('problem-extension-asked'), until: Day, reason: z.string() }),
  z.object({ kind: z.literal('problem-extension-granted'), dueOn: Day }),
  z.object({ kind: z.literal('problem-extension-refused'), reason: z.string() }),
  z.object({ kind: z.literal('problem-voided'), reason: z.string(), evidence: pieces.min(1) }),
  z.object({ kind: z.literal('problem-merged'), into: Identifier }),
  /** Raised to somebody further up the chain of responsibility, by a person or by the deadline (then without actor). */
  z.object({
    kind: z.literal('problem-escalated'),
    level: ChainLevel,
    /** Who holds that post at this moment; empty where nobody does. */
    people: z.array(Identifier),
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('problem-leader-checked'),
    how: LeaderInvolvement,
    title: z.string(),
    note: z.string(),
    evidence: pieces,
  }),
  z.object({ kind: z.literal('problem-commented'), text: z.string() }),
])
export type ProblemEntry = z.infer<typeof ProblemEntry>
export type ProblemEntryKind = ProblemEntry['kind']

/** Who did it and when: the same for every entry. */
export interface Happening {
  problem: string
  /** Null when the software did it because a deadline had passed. */
  actor: string | null
  happenedAt: string
}
