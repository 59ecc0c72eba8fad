import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Notice } from './notice.ts'

/** One's own notices, the latest first. */
export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  access: 'signed-in',
  query: PageQuery.extend({ unread: z.stringbool().optional() }),
  reply: pageOf(Notice),
})

/** Counted no further: beyond this the bell says “more than”. */
export const NOTICE_COUNT_LIMIT = 99

export const countNotices = endpoint({
  name: 'countNotices',
  method: 'GET',
  path: '/api/notices/count',
  access: 'signed-in',
  reply: z.object({
    /** Up to `NOTICE_COUNT_LIMIT` + 1. */
    unread: z.number().int(),
  }),
})

/** Marks some as read, or all that are not newer than one: what came in meanwhile stays unread. */
export const readNotices = endpoint({
  name: 'readNotices',
  method: 'POST',
  path: '/api/notices/read',
  access: 'signed-in',
  body: z.union([
    z.object({ ids: z.array(Identifier).min(1).max(200) }),
    z.object({ upTo: Identifier }),
  ]),
  reply: z.object({ unread: z.number().int() }),
})
