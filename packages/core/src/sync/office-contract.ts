import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { RefusalReply } from '../kernel/refusal-reply.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Subject } from '../subjects/index.ts'
import { operationKinds } from './operation.ts'
import type { LogPosition } from './records.ts'

/** What the office sees of the work that phones send, and what it does about it. */
const HouseholdNamed = z.object({ id: Identifier, number: z.string(), headName: z.string() })

/** What was sent, in the words of those who work with it. */
export const SentWork = z.object({
  /** `outcome.…` of a visit or `action.…` on a problem, as the vocabulary names it. */
  what: z.string(),
  /** The round's ordinal and the household's number, as a visit names them. */
  round: z.string().nullable(),
  household: z.string().nullable(),
  /** The wordings of the check items that were found or are mended; codes where the county knows none. */
  items: z.array(z.string()),
  /** Measures, notes, reasons. */
  texts: z.array(z.string()),
  photos: z.number().int(),
})
export type SentWork = z.infer<typeof SentWork>

/** Work from a phone that was not taken in. It is kept whole; what it was and why says what to do. */
export const RefusedOperation = z.object({
  id: Identifier,
  /** Tells apart two contents that came under one id. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** A kind of operation, or `unread` where it could not be read. */
  kind: z.enum([...operationKinds, 'unread']),
  personName: z.string(),
  deviceName: z.string(),
  /** Null where it names nothing that the county knows. */
  subject: Subject.nullable(),
  /** Null where it could not be read. */
  sent: SentWork.nullable(),
  /** The phone's clock, and the county's when it arrived. */
  deviceTime: Instant,
  receivedAt: Instant,
  refusal: RefusalReply,
})
export type RefusedOperation = z.infer<typeof RefusedOperation>

/** `open`: somebody has to see to it. `set-aside`: the office has decided that it is not taken in. */
export const RefusedState = z.enum(['open', 'set-aside'])
export type RefusedState = z.infer<typeof RefusedState>

export const listRefused = endpoint({
  name: 'listRefused',
  method: 'GET',
  path: '/api/sync/refused',
  access: 'rounds:manage',
  query: PageQuery.extend({ state: RefusedState.default('open') }),
  reply: pageOf(RefusedOperation),
})

/** Decides on refused work once more, as its maker's, after its cause was put right. Asked again, it is done once. */
export const takeInAgain = endpoint({
  name: 'takeInAgain',
  method: 'POST',
  path: '/api/sync/refused/:id/:hash/take-in',
  access: 'rounds:manage',
  reply: z.object({ result: z.enum(['accepted', 'known', 'refused']), refusal: RefusalReply.nullable() }),
})

/** Leaves refused work out for good, with a reason that its maker reads. The work stays kept. */
export const setAside = endpoint({
  name: 'setAside',
  method: 'POST',
  path: '/api/sync/refused/:id/:hash/set-aside',
  access: 'rounds:manage',
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({}),
})

/** Work that was taken in although it lay outside its maker's scope by then. */
export const OutsideScopeWork = z.object({
  id: Identifier,
  /** Of the log's entry. */
  kind: z.string(),
  personName: z.string(),
  subject: Subject,
  /** Where the subject is now. */
  regionName: z.string(),
  happenedAt: Instant,
  recordedAt: Instant,
})
export type OutsideScopeWork = z.infer<typeof OutsideScopeWork>

export const listOutsideScope = endpoint({
  name: 'listOutsideScope',
  method: 'GET',
  path: '/api/sync/outside-scope',
  access: 'rounds:manage',
  query: PageQuery,
  reply: pageOf(OutsideScopeWork),
})

/** A household that was visited more than once in one round; see `pointedOut`. */
export const VisitedTwice = z.object({
  household: HouseholdNamed,
  villageName: z.string(),
  visits: z.array(z.object({ id: Identifier, inspectorName: z.string(), on: Day })),
})
export type VisitedTwice = z.infer<typeof VisitedTwice>

export const listVisitedTwice = endpoint({
  name: 'listVisitedTwice',
  method: 'GET',
  path: '/api/sync/visited-twice',
  access: 'rounds:manage',
  query: PageQuery.extend({ round: Identifier }),
  reply: pageOf(VisitedTwice),
})

/**
 * What `check-backup` says of a backup that it has read through: the last number of the log in it, and the beginning of
 * the chain's hash there, which nobody can make up.
 */
export const BackupProof = z.string().trim().regex(/^\d{1,15}-[0-9a-f]{16}$/)

export function backupProof({ sequence, hash }: LogPosition): string {
  return `${sequence}-${hash.slice(0, 16)}`
}

/** How far the county's last verified backup reaches. */
export const getBackup = endpoint({
  name: 'getBackup',
  method: 'GET',
  path: '/api/sync/backup',
  access: 'rounds:manage',
  reply: z.object({
    /** Null where none was verified yet. */
    verified: z.object({ sequence: z.number().int(), verifiedAt: Instant }).nullable(),
    /** Where the log stands. */
    head: z.number().int(),
  }),
})

/** Notes that a backup was read through and found whole: from then on phones may let go of what it holds. */
export const confirmBackup = endpoint({
  name: 'confirmBackup',
  method: 'POST',
  path: '/api/sync/backup',
  access: 'rounds:manage',
  body: z.object({ proof: BackupProof }),
  reply: z.object({ sequence: z.number().int() }),
})

/** Where the file with a phone's unsent work is handed in: multipart with one part `file`. */
export const outboxFilesPath = '/api/sync/outbox-files'

/** What came of such a file. */
export const OutboxFileReply = z.object({
  personName: z.string(),
  accepted: z.number().int(),
  known: z.number().int(),
  files: z.number().int(),
  /** What was not taken, and why; without an id where it is a photo. */
  refused: z.array(z.object({ id: Identifier.nullable(), message: z.string() })),
})
export type OutboxFileReply = z.infer<typeof OutboxFileReply>
