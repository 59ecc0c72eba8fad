import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { ProblemRow, WorkQueue } from '../problems/index.ts'

export const QueueCount = z.object({
  queue: WorkQueue,
  /** Counted up to `WORK_COUNT_LIMIT`. */
  count: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
})
export type QueueCount = z.infer<typeof QueueCount>

/** Beyond this a count says “more than”: nobody works through more, and counting would take longer than reading. */
export const WORK_COUNT_LIMIT = 999

/** What the caller and the caller's unit owe, queue by queue; those that never concern the caller are left out. */
export const getWork = endpoint({
  name: 'getWork',
  method: 'GET',
  path: '/api/work',
  access: 'problems:read',
  reply: z.object({ queues: z.array(QueueCount) }),
})

export const listWork = endpoint({
  name: 'listWork',
  method: 'GET',
  path: '/api/work/:queue',
  access: 'problems:read',
  query: PageQuery.extend({
    /** Only what is the caller's own: households that the caller helps. */
    mine: z.stringbool().optional(),
  }),
  reply: pageOf(ProblemRow),
})

/** What whoever holds a post owes through it today, and who else could do it. */
export const getOwed = endpoint({
  name: 'getOwed',
  method: 'GET',
  path: '/api/posts/:id/owed',
  access: 'accounts:manage',
  reply: z.object({
    /** Problems by the queue in which they wait; `/api/work` counts the same. */
    queues: z.array(z.object({ queue: WorkQueue, count: z.number().int() })),
    /** Households whose helper is the holder, for a post of a helper. */
    households: z.number().int(),
    /** Others who hold a post of the same role in the same unit and area. */
    others: z.number().int(),
  }),
})
export type Owed = z.infer<typeof getOwed.reply>
