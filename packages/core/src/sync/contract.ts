import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { CheckItem, FormGuidance } from '../checklists/index.ts'
import { Instant } from '../kernel/time.ts'
import { ANNOUNCED_AT_MOST, AnnouncedWork, LeftOnPhone, LeftWork } from './announced.ts'
import { Answer } from './answer.ts'
import { Frame, HouseholdRecord, LogPosition, ScopeTold, SubjectRecord } from './records.ts'

/** The most operations in one request; a phone also keeps a request below `BATCH_BYTES`. */
export const BATCH_OPERATIONS = 200
export const BATCH_BYTES = 400_000

/**
 * Makes a phone known, or opens it again: the reply's secret wraps the key of what the phone keeps, so that a forgotten
 * PIN is no loss, and seals the file with which unsent work is handed in.
 */
export const registerDevice = endpoint({
  name: 'registerDevice',
  method: 'POST',
  path: '/api/sync/devices',
  access: 'signed-in',
  body: z.object({ id: Identifier, name: z.string().max(300) }),
  reply: z.object({
    /** 32 bytes in base64. */
    secret: z.string(),
    now: Instant,
    /** How many digits its PIN has to have. */
    pinDigits: z.number().int(),
    /**
     * What other phones of the same person had announced and never sent. Said to a phone that is new: it may be one of them,
     * whose browser has cleared everything.
     */
    left: z.array(LeftOnPhone),
  }),
})

/** Tells what is on the phone and nowhere else; it takes the place of what was told before. */
export const announceWork = endpoint({
  name: 'announceWork',
  method: 'PUT',
  path: '/api/sync/devices/:id/work',
  access: 'signed-in',
  body: z.object({ works: z.array(AnnouncedWork).max(ANNOUNCED_AT_MOST) }),
  reply: z.object({}),
})

/** What a phone had announced and the county does not have: one's own phone's, for the office anybody's. */
export const listAnnounced = endpoint({
  name: 'listAnnounced',
  method: 'GET',
  path: '/api/sync/devices/:id/work',
  access: 'signed-in',
  reply: z.object({ works: z.array(LeftWork) }),
})

export const DeviceView = z.object({
  id: Identifier,
  personName: z.string(),
  name: z.string(),
  registeredAt: Instant,
  lastSeenAt: Instant,
  revokedAt: Instant.nullable(),
  /** Milliseconds by which the county's clock was ahead of its own when they last met; null before that. */
  clockOffset: z.number().int().nullable(),
  /** Further off than the county lets pass. */
  clockIsOff: z.boolean(),
  /** How much it has announced that the county does not have. */
  announced: z.number().int(),
})
export type DeviceView = z.infer<typeof DeviceView>

/** One's own phones; all of the county's for the office and whoever keeps accounts. */
export const listDevices = endpoint({
  name: 'listDevices',
  method: 'GET',
  path: '/api/sync/devices',
  access: 'signed-in',
  reply: z.object({ devices: z.array(DeviceView) }),
})

/** A lost phone: it is signed out, gets nothing any more and wipes itself when it asks. */
export const revokeDevice = endpoint({
  name: 'revokeDevice',
  method: 'DELETE',
  path: '/api/sync/devices/:id',
  access: 'signed-in',
  reply: z.object({}),
})

/**
 * The first fetch: the scope's households as they are now, page by page, from a position in the log. Phones of the same posts get the
 * same, so that it tells nothing of one phone, and not what time it is.
 */
export const getSnapshot = endpoint({
  name: 'getSnapshot',
  method: 'GET',
  path: '/api/sync/snapshot',
  access: 'register:read',
  query: z.object({
    device: Identifier, cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    households: z.array(HouseholdRecord),
    /** What else has problems, with the last page. */
    subjects: z.array(SubjectRecord),
    next: z.string().nullable(),
    total: z.number().int(),
    /** Where the log stood before this page was read: the first page's is where the changes begin. */
    position: LogPosition,
    scope: ScopeTold,
  }),
})

/** The most households that a phone asks to keep for the work on them. */
export const KEPT_AT_MOST = 60

/** Identifiers, with commas between. */
const Identifiers = z.string().max(KEPT_AT_MOST * 37).default('').transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(Identifier).max(KEPT_AT_MOST))

/** What has changed since a position. */
export const getChanges = endpoint({
  name: 'getChanges',
  method: 'GET',
  path: '/api/sync/changes',
  access: 'register:read',
  query: z.object({
    device: Identifier,
    sequence: z.coerce.number().int().min(0),
    /** Of the log at that sequence, as the phone was told. */
    hash: z.string().max(64).optional(),
    /** The last position that came with answers: the phone may have sent since it fetched. */
    answeredSequence: z.coerce.number().int().min(0).optional(),
    answeredHash: z.string().max(64).optional(),
    scope: z.string().max(64),
    /** Milliseconds by which the county's clock was ahead of the phone's, as it was found to be before. */
    clockOffset: z.coerce.number().int().optional(),
    /** What the phone has of `Frame`; nothing at first. */
    frame: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(300),
    /**
     * Households with work that has not been sent: they stay on the phone also when they were given to somebody else, as long as
     * they lie in the person's scope.
     */
    keeps: Identifiers,
  }),
  reply: z.object({
    /**
     * `restored`: the log is not the one that the phone knows, everything is sent and fetched again. `scope-changed`:
     * what lies outside the new scope is withdrawn and the rest fetched again. Neither brings changes, but
     * for the households that the phone keeps for its work.
     */
    standing: z.enum(['current', 'restored', 'scope-changed']),
    households: z.array(HouseholdRecord),
    subjects: z.array(SubjectRecord),
    /** No longer the phone's: moved away, merged, transferred. */
    gone: z.array(Identifier),
    position: LogPosition,
    more: z.boolean(),
    scope: ScopeTold,
    /** Given where it differs from the phone's. */
    frame: z.object({ fingerprint: z.string(), content: Frame }).nullable(),
    /** The last number of the log that a verified backup holds. */
    backedUp: z.number().int(),
    now: Instant,
  }),
})

/** A form and its check items; a published form never changes, so that a phone asks once. */
export const getFieldForm = endpoint({
  name: 'getFieldForm',
  method: 'GET',
  path: '/api/sync/forms/:id/:version',
  access: 'rounds:read',
  reply: z.object({ xform: z.string(), standard: z.string(), items: z.array(CheckItem), guidance: FormGuidance.default({}) }),
})

/** Work from a phone, in order; each is answered by itself, after it is on disk. */
export const sendOperations = endpoint({
  name: 'sendOperations',
  method: 'POST',
  path: '/api/sync/operations',
  access: 'signed-in',
  body: z.object({
    device: Identifier,
    /** Of any released schema; read one by one, so that a bad one blocks no other. */
    operations: z.array(z.unknown()).max(BATCH_OPERATIONS),
    /** Operations that the county has: asked anew, once their photos have been sent. */
    known: z.array(Identifier).max(BATCH_OPERATIONS).default([]),
    /** The position that came with the last answers. */
    answered: LogPosition.nullable(),
  }),
  reply: z.object({
    /** The log is not the one that answered last: nothing was taken in, and everything that the phone keeps is to be sent again. */
    restored: z.boolean(),
    answers: z.array(Answer),
    /** Where the log stood after them: a phone that keeps it finds out when the county forgets what it has accepted. */
    position: LogPosition,
    now: Instant,
  }),
})
