import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Sha256 } from '../evidence/index.ts'
import { RegionCode } from '../places/index.ts'

/** To whom a letter goes: each answers by itself, or one leads (牵头) and others work with it (配合). */
export const RecipientRole = z.enum(['addressee', 'lead', 'co'])
export type RecipientRole = z.infer<typeof RecipientRole>

/** Delivered → signed for → done; or sent back, and then redirected to somebody else. */
export const RecipientState = z.enum(['delivered', 'signed', 'sent-back', 'redirected', 'done'])
export type RecipientState = z.infer<typeof RecipientState>

export const LetterItemKind = z.enum(['problem', 'indicator', 'object', 'text'])
export type LetterItemKind = z.infer<typeof LetterItemKind>

/** Something that a letter asks for. */
export const LetterItem = z.object({
  id: Identifier,
  kind: LetterItemKind,
  /** The problem, indicator or object that it is; null for free text. */
  about: Identifier.nullable(),
  /** What is asked, as it was issued and without anybody's name. */
  text: z.string().trim().min(1).max(500),
  /** The recipients that answer for it; null for all of them. */
  recipients: z.array(Identifier).min(1).max(500).nullable(),
})
export type LetterItem = z.infer<typeof LetterItem>

/** A file that goes with a letter or an answer, by its SHA-256 and as it was called. */
export const LetterAttachment = z.object({ sha256: Sha256, fileName: z.string().trim().min(1).max(200) })
export type LetterAttachment = z.infer<typeof LetterAttachment>
export const LetterAttachments = z.array(LetterAttachment).max(20)

/** 办结, 正在办, or 挂账: it waits for a season or a condition, and is looked at again on a day. */
export const AnswerOutcome = z.enum(['done', 'under-way', 'deferred'])
export type AnswerOutcome = z.infer<typeof AnswerOutcome>

/** What is under way is only noted; the others wait for the issuer, who confirms or returns them. */
export const AnswerState = z.enum(['noted', 'submitted', 'confirmed', 'returned'])
export type AnswerState = z.infer<typeof AnswerState>

/** What is pointed out of an answer: it says what was said of another item, what was said before, or that something is being done. */
export const AnswerPoint = z.enum(['copied', 'repeated', 'phrase'])
export type AnswerPoint = z.infer<typeof AnswerPoint>

/** An answer of one recipient to one item; every round is kept. */
export const LetterAnswer = z.object({
  id: Identifier,
  item: Identifier,
  round: z.number().int(),
  outcome: AnswerOutcome,
  text: z.string(),
  lookAgainOn: Day.nullable(),
  points: z.array(AnswerPoint),
  /** The answer that it is the same as; null where none is. */
  sameAs: Identifier.nullable(),
  state: AnswerState,
  answeredBy: Identifier.nullable(),
  answeredAt: Instant,
  decidedBy: Identifier.nullable(),
  decidedAt: Instant.nullable(),
  decision: z.string(),
  attachments: LetterAttachments,
})
export type LetterAnswer = z.infer<typeof LetterAnswer>

/** An objection (异议), to one item or to the whole letter, examined by somebody who has not decided on it. */
export const LetterObjection = z.object({
  id: Identifier,
  item: Identifier.nullable(),
  reason: z.string(),
  raisedBy: Identifier.nullable(),
  raisedAt: Instant,
  /** Null while it is being examined. */
  isUpheld: z.boolean().nullable(),
  opinion: z.string(),
  examinedBy: Identifier.nullable(),
  examinedAt: Instant.nullable(),
})
export type LetterObjection = z.infer<typeof LetterObjection>

const count = z.number().int()

/** A unit or a person to whom a letter went, and how far it has come there. */
export const LetterRecipient = z.object({
  id: Identifier,
  role: RecipientRole,
  /** Code of the unit; null for a person. */
  unit: z.string().nullable(),
  person: Identifier.nullable(),
  region: RegionCode,
  /** The day on which it was addressed to them. */
  addressedOn: Day,
  /** The deadline, with the extensions granted. */
  dueOn: Day,
  state: RecipientState,
  /** The recipient that sent it back before. */
  replaces: Identifier.nullable(),
  /** By which items name it: its own, or that of the first one that it stands for. */
  askedAs: Identifier,
  signedBy: Identifier.nullable(),
  signedAt: Instant.nullable(),
  sentBackReason: z.string(),
  extensionAsked: Day.nullable(),
  extensionReason: z.string(),
  /** How many were granted. */
  extensions: count,
  /** How often it was urged, and the last day of it. */
  urged: count,
  urgedOn: Day.nullable(),
  /** Of the items: how many are to be answered, wait for the issuer, are confirmed, wait for their day, and were lifted by an objection. */
  owed: count, submitted: count, confirmed: count, deferred: count, lifted: count,
  /** Objections that are being examined. */
  objecting: count,
  /** Until when something is to be answered, or was. */
  nextOn: Day,
  /** When nothing more was to be answered; null while something is. */
  answeredAt: Instant.nullable(),
})
export type LetterRecipient = z.infer<typeof LetterRecipient>

/** What of a letter never changes. */
export const IssuedLetter = z.object({
  id: Identifier,
  kind: z.string(),
  kindName: z.string(),
  year: count,
  ordinal: count,
  number: z.string(),
  title: z.string(),
  body: z.string(),
  contact: z.string(),
  /** Code of the unit that issued it, and where that unit is. */
  issuer: z.string(),
  region: RegionCode,
  issuedOn: Day,
  issuedBy: Identifier.nullable(),
  draftedBy: Identifier.nullable(),
})
export type IssuedLetter = z.infer<typeof IssuedLetter>
