import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Instant } from '../kernel/time.ts'
import { Subject } from '../subjects/index.ts'

/** More than a phone ever holds; what lies beyond is announced once the first of it has gone up. */
export const ANNOUNCED_AT_MOST = 1_000

/** Something that is on a phone and nowhere else. */
export const AnnouncedWork = z.object({
  /** Of the operation; of a form that is not finished, the phone's own name for it. A visit keeps its form's. */
  id: z.string().min(1).max(120),
  kind: z.enum(['visit', 'problem', 'object', 'doubt', 'duty', 'letter', 'form']),
  /** Null where the phone does not have it any more. */
  subject: Identifier.nullable(),
  /** By the county's time as the phone knew it; null for a form that is not finished. */
  madeAt: Instant.nullable(),
  /** Photos and other files that the county does not have. */
  files: z.number().int().min(0),
})
export type AnnouncedWork = z.infer<typeof AnnouncedWork>

/** The same as the county names it. */
export const LeftWork = AnnouncedWork.pick({ kind: true, madeAt: true, files: true }).extend({
  /** Null where it is about nothing that the county knows. */
  subject: Subject.nullable(),
})
export type LeftWork = z.infer<typeof LeftWork>

/** What a phone had announced before it was heard of no more. */
export const LeftOnPhone = z.object({ device: Identifier, lastSeenAt: Instant, works: z.array(LeftWork) })
export type LeftOnPhone = z.infer<typeof LeftOnPhone>
