import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'

/** How much waits in one queue; a capability declares its queues, with their names, and the console what each opens. */
export const QueueCount = z.object({
  queue: z.string(),
  /** Counted up to `WORK_COUNT_LIMIT`. */
  count: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
})
export type QueueCount = z.infer<typeof QueueCount>

/** Beyond this a count says “more than”: nobody works through more, and counting would take longer than reading. */
export const WORK_COUNT_LIMIT = 999

/** What the caller and the caller's unit owe, from every capability; queues that never concern the caller are left out. */
export const getWork = endpoint({
  name: 'getWork',
  method: 'GET',
  path: '/api/work',
  access: 'signed-in',
  reply: z.object({ queues: z.array(QueueCount) }),
})

/** What whoever holds a post owes through it today, and who else could do it. */
export const getOwed = endpoint({
  name: 'getOwed',
  method: 'GET',
  path: '/api/posts/:id/owed',
  access: 'accounts:manage',
  reply: z.object({
    /** What waits, by queue; `/api/work` counts the same. */
    queues: z.array(QueueCount.pick({ queue: true, count: true })),
    /** Households whose helper is the holder, for a post of a helper. */
    households: z.number().int(),
    /** Others who hold a post of the same role in the same unit and area. */
    others: z.number().int(),
  }),
})
export type Owed = z.infer<typeof getOwed.reply>
