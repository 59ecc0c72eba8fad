import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, NumberedPageQuery, PageQuery } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode, Unit } from '../places/index.ts'
import { LetterAct } from './acts.ts'
import { LetterDraft } from './draft.ts'
import { LetterKind } from './kinds.ts'
import { AnswerPoint, IssuedLetter, LetterAnswer, LetterAttachments, LetterItem, LetterObjection, LetterRecipient } from './letter.ts'

const count = z.number().int()

/** Where a letter stands: something is to be done about it still, is late, waits for the issuer, waits for its day, or nothing is. */
export const LetterStanding = z.enum(['open', 'overdue', 'to-decide', 'deferred', 'done'])
export type LetterStanding = z.infer<typeof LetterStanding>

/** What somebody owes of letters. */
export const letterQueues = ['letters-to-sign', 'letters-to-answer', 'letters-to-decide', 'letters-to-examine'] as const
export const LetterQueue = z.enum(letterQueues)
export type LetterQueue = z.infer<typeof LetterQueue>

/** What letters are narrowed to. */
export const LetterFilter = z.object({
  kind: z.string().max(20).optional(),
  standing: LetterStanding.optional(),
  /** Those that went to this unit. */
  unit: z.string().max(40).optional(),
  region: RegionCode.optional(),
  /** What waits for the caller. */
  queue: LetterQueue.optional(),
  search: z.string().trim().max(60).optional(),
})
export type LetterFilter = z.infer<typeof LetterFilter>

export const LetterRow = IssuedLetter.pick({ id: true, kindName: true, number: true, title: true, issuedOn: true }).extend({
  issuerName: z.string(),
  /** The recipients, and how many of them have still to answer, and have something that waits for the issuer. */
  recipients: count, owing: count, toDecide: count, deferred: count,
  /** By when the next of them has to answer; null where none has. */
  nextOn: Day.nullable(),
  standing: LetterStanding,
})
export type LetterRow = z.infer<typeof LetterRow>

/** The letters that concern the caller, the latest first. */
export const listLetters = endpoint({
  name: 'listLetters', method: 'GET', path: '/api/letters', access: 'letters:read',
  query: LetterFilter.extend(NumberedPageQuery.shape), reply: pageOf(LetterRow),
})

export const LetterCounts = z.object({ all: count, open: count, overdue: count, toDecide: count, deferred: count, done: count })
export type LetterCounts = z.infer<typeof LetterCounts>

/** How many of them stand where, whatever `standing` says. */
export const countLetters = endpoint({
  name: 'countLetters', method: 'GET', path: '/api/letter-counts', access: 'letters:read',
  query: LetterFilter.pick({ kind: true, unit: true, region: true, search: true }), reply: LetterCounts,
})

const RecipientRow = LetterRecipient.extend({
  name: z.string(),
  /** Of the unit or person that signed. */
  signedByName: z.string().nullable(),
  items: count,
  isOverdue: z.boolean(),
  objections: z.array(LetterObjection.extend({ raisedByName: z.string().nullable(), examinedByName: z.string().nullable() })),
  /** What the caller may do now, beside what concerns one item. */
  acts: z.array(z.enum(['sign', 'send-back', 'decide-send-back', 'ask-extension', 'decide-extension', 'object'])),
  /** The objections that the caller may examine. */
  mayExamine: z.array(Identifier),
})
export type LetterRecipientRow = z.infer<typeof RecipientRow>

export const LetterView = IssuedLetter.extend({
  issuerName: z.string(),
  issuedByName: z.string().nullable(),
  /** SHA-256 of the document as it was issued. */
  documentHash: z.string(),
  attachments: LetterAttachments,
  items: count,
  rules: LetterKind,
  today: Day,
  /** The recipients that the caller sees; a lead sees those that work with it. */
  recipients: z.array(RecipientRow),
  /** How many others it went to. */
  others: count,
})
export type LetterView = z.infer<typeof LetterView>

export const getLetter = endpoint({ name: 'getLetter', method: 'GET', path: '/api/letters/:id', access: 'letters:read', reply: LetterView })

export const TaskStanding = z.enum(['owed', 'submitted', 'confirmed', 'deferred', 'lifted'])

export const LetterTaskFilter = z.object({ recipient: Identifier.optional(), taskStanding: TaskStanding.optional() })
export type LetterTaskFilter = z.infer<typeof LetterTaskFilter>

/**
 * A photo of an answer that an earlier one had: that to another item, or the same recipient's to this one. Found when it is looked at and
 * kept nowhere, for a phone's photos come after its words.
 */
export const PhotoPoint = z.object({
  point: AnswerPoint.extract(['copied', 'repeated']),
  /** The same file; otherwise it looks alike. */
  isSameFile: z.boolean(),
  /** The item that was answered so; null where that is not to be seen. */
  sameAsText: z.string().nullable(),
})
export type PhotoPoint = z.infer<typeof PhotoPoint>

/** An answer as it is shown, with what it is the same as. */
const ShownAnswer = LetterAnswer.extend({
  answeredByName: z.string().nullable(),
  decidedByName: z.string().nullable(),
  /** The item to which the same was answered. */
  sameAsText: z.string().nullable(),
  photoPoints: z.array(PhotoPoint),
})
export type ShownAnswer = z.infer<typeof ShownAnswer>

/** One item at one recipient, with all that was answered to it. */
export const LetterTask = LetterItem.pick({ id: true, kind: true, about: true, text: true }).extend({
  ordinal: count,
  recipient: Identifier,
  recipientName: z.string(),
  taskStanding: TaskStanding,
  dueOn: Day,
  isOverdue: z.boolean(),
  answers: z.array(ShownAnswer),
  mayAnswer: z.boolean(),
  mayDecide: z.boolean(),
  mayObject: z.boolean(),
})
export type LetterTask = z.infer<typeof LetterTask>

/** Items × recipients of a letter, as far as the caller sees them. */
export const listLetterTasks = endpoint({
  name: 'listLetterTasks', method: 'GET', path: '/api/letters/:id/tasks', access: 'letters:read',
  query: LetterTaskFilter.extend(PageQuery.shape), reply: pageOf(LetterTask),
})

/** Does something about a letter at one recipient. `id` is made by the client: the same request sent twice is done once. */
export const actOnLetter = endpoint({
  name: 'actOnLetter', method: 'POST', path: '/api/letters/:id/acts', access: 'letters:read',
  body: z.object({ id: Identifier, recipient: Identifier, action: LetterAct }), reply: z.object({ id: Identifier }),
})

/** Who can be written to, and by which kinds. */
export const getLetterFrame = endpoint({
  name: 'getLetterFrame', method: 'GET', path: '/api/letter-frame', access: 'letters:issue',
  reply: z.object({
    kinds: z.array(LetterKind),
    units: z.array(Unit),
    /** Leaders, by name and title. */
    people: z.array(z.object({ person: Identifier, name: z.string(), title: z.string() })),
    /** The units for which the caller writes. */
    issuers: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
})

export const LetterDraftRow = z.object({
  id: Identifier, title: z.string(), kind: z.string(), recipients: count, items: count, draftedByName: z.string().nullable(), changedAt: Instant,
})
export type LetterDraftRow = z.infer<typeof LetterDraftRow>

/** The drafts of the caller's units. */
export const listLetterDrafts = endpoint({
  name: 'listLetterDrafts', method: 'GET', path: '/api/letter-drafts', access: 'letters:issue', reply: z.object({ rows: z.array(LetterDraftRow) }),
})

const DraftView = z.object({ id: Identifier, unit: z.string(), version: count, content: LetterDraft, changedAt: Instant })
export type LetterDraftView = z.infer<typeof DraftView>

export const getLetterDraft = endpoint({
  name: 'getLetterDraft', method: 'GET', path: '/api/letter-drafts/:id', access: 'letters:issue', reply: DraftView,
})

/** At most so many findings begin a letter. */
export const HANDED_OVER_AT_ONCE = 3_000

/**
 * Something that a list of the software shows and that is no problem of its own: a doubt, what a check saw, an indicator that is behind.
 * `region` lies in the township that is to answer for it; `unit` names somebody else; without either everybody answers.
 */
export const HandedFinding = LetterItem.pick({ kind: true, about: true, text: true }).extend({
  kind: LetterItem.shape.kind.extract(['indicator', 'object', 'text']), region: RegionCode.nullable(), unit: z.string().max(40).nullable(),
})
export type HandedFinding = z.infer<typeof HandedFinding>

/** Begins a draft: empty, or to hand over problems, each to the unit that has to rectify it, and further findings. */
export const beginLetterDraft = endpoint({
  name: 'beginLetterDraft', method: 'POST', path: '/api/letter-drafts', access: 'letters:issue',
  body: z.object({
    id: Identifier, problems: z.array(Identifier).max(HANDED_OVER_AT_ONCE).default([]), findings: z.array(HandedFinding).max(HANDED_OVER_AT_ONCE).default([]), title: z.string().trim().max(120).default(''),
    /** Which kind of letter; the county's first one where there is none of that code. */
    kind: z.string().max(20).default(''),
  }),
  reply: DraftView,
})

/** The list is `GET /api/letters.xlsx` with the filter of `listLetters`. */

/** Saves a draft whole. Whoever saw an older version is refused. */
export const saveLetterDraft = endpoint({
  name: 'saveLetterDraft', method: 'PUT', path: '/api/letter-drafts/:id', access: 'letters:issue',
  body: z.object({ version: count, content: LetterDraft }), reply: DraftView,
})

export const deleteLetterDraft = endpoint({
  name: 'deleteLetterDraft', method: 'DELETE', path: '/api/letter-drafts/:id', access: 'letters:issue', reply: z.object({}),
})

/** Issues a draft: it gets its number and its paper, and never changes from then on. Issued twice, it is issued once. */
export const issueLetter = endpoint({
  name: 'issueLetter', method: 'POST', path: '/api/letter-drafts/:id/issue', access: 'letters:issue',
  body: z.object({ version: count }), reply: z.object({ id: Identifier, number: z.string() }),
})

/** The paper of each kind: the built-in one, or the office's own. */
export const LetterTemplateRow = z.object({ kind: z.string(), name: z.string(), isOwn: z.boolean(), changedAt: Instant.nullable(), changedByName: z.string().nullable() })
export type LetterTemplateRow = z.infer<typeof LetterTemplateRow>

export const listLetterTemplates = endpoint({
  name: 'listLetterTemplates', method: 'GET', path: '/api/letter-templates', access: 'letters:templates',
  reply: z.object({
    rows: z.array(LetterTemplateRow),
    /** What a template may ask for, and in which lists; what it must ask for. */
    tags: z.object({ own: z.array(z.string()), lists: z.record(z.string(), z.array(z.string())), needed: z.array(z.string()) }),
  }),
})

/** The built-in paper is used again for a kind. */
export const removeLetterTemplate = endpoint({
  name: 'removeLetterTemplate', method: 'DELETE', path: '/api/letter-templates/:kind', access: 'letters:templates', reply: z.object({}),
})

/*
 * Files: `GET /api/letters/:id/document.docx`, `GET /api/letters/:id/attachments/:sha256`; of a kind's paper `GET` and `PUT
 * /api/letter-templates/:kind/document.docx` and `GET …/preview.docx`, filled with an example.
 */
