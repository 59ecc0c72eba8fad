import { z } from 'zod'
import { FileRole, Sha256 } from '../evidence/index.ts'
import { DoubtAnswer } from '../doubts/index.ts'
import { DutyCheckTold } from '../duty/index.ts'
import { ObjectTold } from '../indicators/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Position } from '../kernel/position.ts'
import { OfflineLetterAct } from '../letters/index.ts'
import { Evidence, Measure, ProblemAction } from '../problems/index.ts'
import { Instant } from '../kernel/time.ts'

/** What a phone can do without a network. */
export const operationKinds = ['visit', 'spot-fix', 'problem-action', 'object-report', 'doubt-check', 'duty-check', 'letter-act'] as const
export type OperationKind = (typeof operationKinds)[number]

/** Actions on a problem that rest on nothing but the problem itself; the others are decisions made at a desk. */
export const offlineActions = [
  'acknowledge', 'fix-on-the-spot', 'report', 'review', 'return', 'site-check', 'revisit', 'comment',
] as const
export type OfflineAction = (typeof offlineActions)[number]

const OfflineProblemAction = ProblemAction.refine(
  ({ action }) => (offlineActions as readonly string[]).includes(action), { path: ['action'] },
)

/** A file that an operation carries. Its content travels apart, named by its SHA-256, and may come later. */
export const OperationFile = z.object({
  sha256: Sha256,
  /** The name by which the operation refers to it. */
  name: z.string().min(1).max(200),
  bytes: z.number().int().min(0),
  mediaType: z.string().max(100),
  /** Of a visit: what goes along beside the form's answers. */
  role: FileRole.optional(),
})
export type OperationFile = z.infer<typeof OperationFile>

/** Who did it, on which phone, when by its clock: the same for every kind. */
const envelope = {
  /** Made on the phone and final: the same operation arriving twice is one. */
  id: Identifier,
  device: Identifier,
  /** The place in what this phone has done, counted from 1. */
  sequence: z.number().int().min(1),
  actor: Identifier,
  county: z.string().max(12),
  /** The scope under which it was made, as the county had last told the phone (`ScopeTold.fingerprint`). */
  scope: z.string().max(64),
  schemaVersion: z.number().int().min(1),
  /** The household, or whatever else it is about. */
  subject: Identifier,
  /** The phone's clock: kept as evidence, never decides. */
  deviceTime: Instant,
  /** Milliseconds by which the county's clock was ahead of the phone's when they last met. */
  clockOffset: z.number().int(),
  files: z.array(OperationFile).max(60),
}

/** One thing done on a phone. Never changed once made; what was wrong is put right by another. */
export const Operation = z.discriminatedUnion('kind', [
  /** A filled form, as OpenRosa XML; its instance ID is the operation's id. */
  z.object({
    kind: z.literal('visit'), ...envelope, payload: z.object({
      submission: z.string().max(1_048_576),
      /** Of the household, where it agreed; the form may ask for it, too. */
      position: Position.optional(),
    }),
  }),
  /** A problem mended before whoever found it left: of a visit of the same phone, by item, since the county names the problem. */
  z.object({
    kind: z.literal('spot-fix'), ...envelope,
    payload: z.object({
      visit: Identifier, item: z.string().max(40), measures: z.array(Measure).min(1).max(10), evidence: z.array(Evidence).min(1).max(20),
    }),
  }),
  z.object({
    kind: z.literal('problem-action'), ...envelope,
    payload: z.object({
      problem: Identifier,
      /** The version that whoever acted saw. */
      version: z.number().int().min(1),
      action: OfflineProblemAction,
    }),
  }),
  /** How far something is that an indicator counts: a road, a clinic, a house. */
  z.object({ kind: z.literal('object-report'), ...envelope, payload: z.object({ object: Identifier, told: ObjectTold }) }),
  /** What a check of a doubt about the register found. */
  z.object({ kind: z.literal('doubt-check'), ...envelope, payload: z.object({ doubt: Identifier, answer: DoubtAnswer }) }),
  /** Who was found at the posts of a village; it is of the moment at which it was made. */
  z.object({ kind: z.literal('duty-check'), ...envelope, payload: DutyCheckTold }),
  /** A letter is signed for, or one of its items answered. It counts from when the county has it. */
  z.object({ kind: z.literal('letter-act'), ...envelope, payload: z.object({ letter: Identifier, recipient: Identifier, action: OfflineLetterAct }) }),
])
export type Operation = z.infer<typeof Operation>
