import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Day } from '../kernel/time.ts'
import { KeptKind } from './kinds.ts'

/** Today's work is done early; what would go is told for so many days ahead. */
export const AHEAD_DAYS = 30
/** How far back it is told what went. */
export const TOLD_DAYS = 400

/** What is kept for a time only: how long, and how much of it goes. */
export const KeptData = z.object({
  kind: KeptKind,
  days: z.number().int(),
  /** What is from before this day goes with the next day's work. */
  before: Day,
  goes: z.number().int(),
  /** Within the days ahead, what goes now included. */
  goesAhead: z.number().int(),
})
export type KeptData = z.infer<typeof KeptData>

/** What went of one kind on a day. */
export const DeletedData = z.object({ on: Day, kind: KeptKind, count: z.number().int(), before: Day })
export type DeletedData = z.infer<typeof DeletedData>

/** What is kept for how long, what would go, and what went, the latest first. */
export const listKept = endpoint({
  name: 'listKept',
  method: 'GET',
  path: '/api/retention',
  access: 'log:read',
  reply: z.object({ kept: z.array(KeptData), deleted: z.array(DeletedData) }),
})
