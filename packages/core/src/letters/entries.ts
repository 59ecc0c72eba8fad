import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { AnswerOutcome, AnswerPoint, LetterAttachments, LetterRecipient } from './letter.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const details = { letter: 'letter' } as const
const about = 'place'
/** Which letter, and at which of its recipients. */
const at = { letter: Identifier, recipient: Identifier }
/** How a recipient begins. */
const Addressed = LetterRecipient.pick({ id: true, role: true, unit: true, person: true, region: true, dueOn: true, askedAs: true }).extend({ items: z.number().int() })
export type Addressed = z.infer<typeof Addressed>

export const entries = {
  /** The document and the items stand beside the log and are held against their SHA-256. */
  'letter-issued': entry({
    about, moves, details: { ...details, issuer: 'unit' }, tells: ['recipients'],
    payload: z.object({
      letter: Identifier, kind: z.string(), kindName: z.string(), year: z.number().int(), ordinal: z.number().int(), number: z.string(), title: z.string(),
      issuer: z.string(), issuedOn: Day, draftedBy: Identifier.nullable(), recipients: z.array(Addressed), items: z.number().int(),
      content: z.string(), document: z.string(),
      /** Absent where there are none, and before there were any. */
      attachments: LetterAttachments.optional(), template: Identifier.optional(),
    }),
  }),
  'letter-signed': entry({ about, moves, details, payload: z.object(at) }),
  'letter-sent-back': entry({ about, moves, details, tells: ['issuer'], payload: z.object({ ...at, reason: z.string() }) }),
  'letter-send-back-decided': entry({
    about, moves, details, tells: ['recipients'],
    payload: z.object({ ...at, isAccepted: z.boolean(), replacement: Addressed.nullable(), addressedOn: Day, reason: z.string() }),
  }),
  'letter-extension-asked': entry({ about, moves, details, tells: ['issuer'], payload: z.object({ ...at, until: Day, reason: z.string() }) }),
  'letter-extension-decided': entry({ about, moves, details, tells: ['recipients'], payload: z.object({ ...at, until: Day.nullable(), reason: z.string() }) }),
  'letter-answered': entry({
    about, moves, details: { ...details, outcome: { term: 'answerOutcome' } }, tells: ['issuer'],
    payload: z.object({
      ...at, item: Identifier, answer: Identifier, round: z.number().int(), outcome: AnswerOutcome, text: z.string(), lookAgainOn: Day.nullable(),
      points: z.array(AnswerPoint), sameAs: Identifier.nullable(), attachments: LetterAttachments.optional(),
    }),
  }),
  'letter-answer-decided': entry({
    about, moves, details, tells: ['recipients'],
    payload: z.object({ ...at, item: Identifier, answer: Identifier, isConfirmed: z.boolean(), reason: z.string() }),
  }),
  'letter-objected': entry({
    about, moves, details, tells: ['examiners'], payload: z.object({ ...at, objection: Identifier, item: Identifier.nullable(), reason: z.string() }),
  }),
  'letter-objection-examined': entry({
    about, moves, details, tells: ['recipients', 'issuer'],
    payload: z.object({ ...at, objection: Identifier, isUpheld: z.boolean(), reason: z.string() }),
  }),
  /** By rule, once a day; so many people were told. */
  'letter-urged': entry({
    about, moves, details, tells: ['recipients'], payload: z.object({ ...at, day: Day, nextOn: Day, owed: z.number().int(), told: z.number().int() }),
  }),
  /** The document stands beside the log and is held against its SHA-256; without a template the built-in paper is used again. */
  'letter-template-changed': entry({ about: 'county', moves, payload: z.object({ kind: z.string(), template: z.object({ id: Identifier, sha256: z.string(), bytes: z.number().int() }).nullable() }) }),
  'letters-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** A letter, by its number and title. */
    letter: true
  }
}

type Entries = typeof entries
/** The kinds that happen at one recipient. */
export type LetterEntryKind = Exclude<keyof Entries, 'letter-issued' | 'letters-exported' | 'letter-template-changed'>
/** What happened at one recipient, as the log tells it. */
export type LetterEntry = { [Kind in LetterEntryKind]: { kind: Kind; payload: z.output<Entries[Kind]['payload']> } }[LetterEntryKind]
