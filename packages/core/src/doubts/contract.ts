import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Day, Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { DoubtAnswer, DoubtResult, DoubtToCheck } from './check.ts'
import { DoubtRule } from './rule-names.ts'

/** Nobody was asked yet; a village has it to check; what came back. */
export const doubtStandings = ['new', 'waiting', ...DoubtResult.options] as const
export const DoubtStanding = z.enum(doubtStandings)
export type DoubtStanding = z.infer<typeof DoubtStanding>

export const DoubtFilter = z.object({
  region: RegionCode.optional(),
  rule: DoubtRule.optional(),
  standing: DoubtStanding.optional(),
})
export type DoubtFilter = z.infer<typeof DoubtFilter>

export const DoubtRow = DoubtToCheck.extend({
  standing: DoubtStanding,
  /** It was handed out, and by today's register there is nothing to doubt any more. */
  gone: z.boolean(),
  checkedAt: Instant.nullable(),
  checkedByName: z.string().nullable(),
  note: z.string(),
})
export type DoubtRow = z.infer<typeof DoubtRow>

/** The doubts of the caller's scope, in the order of village and household number. */
export const listDoubts = endpoint({
  name: 'listDoubts',
  method: 'GET',
  path: '/api/doubts',
  access: 'doubts:read',
  query: DoubtFilter.extend(PageQuery.shape),
  reply: pageOf(DoubtRow),
})

/** How many doubts, in all and by standing; `key` is a rule or a place. */
export const DoubtCounts = z.object({
  key: z.string(), all: z.number().int(), new: z.number().int(), waiting: z.number().int(), confirmed: z.number().int(), unfounded: z.number().int(),
})
export type DoubtCounts = z.infer<typeof DoubtCounts>

/** Counts by rule, and by place one level below what is asked for; each opens `listDoubts` with the same filter. */
export const countDoubts = endpoint({
  name: 'countDoubts',
  method: 'GET',
  path: '/api/doubt-counts',
  access: 'doubts:read',
  query: DoubtFilter.pick({ region: true, rule: true }),
  reply: z.object({
    total: DoubtCounts,
    /** Every rule that is on, or of which something was handed out. */
    rules: z.array(DoubtCounts),
    by: z.enum(['township', 'village']),
    places: z.array(DoubtCounts.extend({ name: z.string() })),
  }),
})

/** At most so many are handed out at once. */
export const HANDED_OUT_AT_ONCE = 2_000

/**
 * Hands the doubts that nobody was asked about yet to their villages, as work until a day. The same request twice hands
 * nothing out twice.
 */
export const handOutDoubts = endpoint({
  name: 'handOutDoubts',
  method: 'POST',
  path: '/api/doubts/hand-out',
  access: 'doubts:hand-out',
  body: DoubtFilter.pick({ region: true, rule: true }).extend({ dueOn: Day }),
  reply: z.object({ handedOut: z.number().int() }),
})

/** What the caller owes of them, the nearest day first. */
export const listDoubtsToCheck = endpoint({
  name: 'listDoubtsToCheck',
  method: 'GET',
  path: '/api/doubts-to-check',
  access: 'doubts:check',
  query: PageQuery,
  reply: pageOf(DoubtRow),
})

/** Says what a check found, with what was seen there. */
export const checkDoubt = endpoint({
  name: 'checkDoubt',
  method: 'POST',
  path: '/api/doubts/:id/result',
  access: 'doubts:check',
  body: DoubtAnswer,
  reply: z.object({ result: DoubtResult }),
})

/** The workbook is `GET /api/doubts.xlsx` with the same filter: names, and no ID or phone numbers. */
