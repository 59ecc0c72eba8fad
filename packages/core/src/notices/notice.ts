import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import type { Reference } from '../kernel/entry.ts'
import { Day, Instant } from '../kernel/time.ts'

/** What a notice says beside its kind: the words of whoever acted, and nothing about the subject. */
export const NoticeDetail = z.object({
  /** How many things it is about; a batch is one notice. */
  count: z.number().int().min(1),
  /** Reason, note or comment. */
  text: z.string().nullable(),
  /** The deadline, the day asked for or granted, or until when to revisit. */
  day: Day.nullable(),
  /** How high it was raised. */
  level: z.string().nullable(),
  /** What is owed, in a daily digest. */
  queues: z.array(z.object({ queue: z.string(), count: z.number().int(), overdue: z.number().int(), dueSoon: z.number().int() })).nullable(),
})
export type NoticeDetail = z.infer<typeof NoticeDetail>

/** What a notice is about, by name, as long as the reader may see it. */
export const Noticed = z.object({ kind: z.string() as unknown as z.ZodType<Reference>, id: z.string(), text: z.string() })
export type Noticed = z.infer<typeof Noticed>

export const Notice = z.object({
  id: Identifier,
  /** The kind of entry that it tells of; or `digest`, once a day, of everything that is owed. */
  kind: z.string(),
  createdAt: Instant,
  read: z.boolean(),
  /** Who did it; null for the software itself. */
  actorName: z.string().nullable(),
  /** Null where it is about several things or none, or about one that the reader may not see any more. */
  about: Noticed.nullable(),
  /** Of what kind the several are that it is about, where they are kept with it; the list of that kind shows them by the notice. */
  among: (z.string() as unknown as z.ZodType<Reference>).nullable(),
  detail: NoticeDetail,
})
export type Notice = z.infer<typeof Notice>
