import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { QueueCount } from '../work/index.ts'
import { ChainLevel } from '../problems/index.ts'
import { RegionCode } from '../places/index.ts'
import { Subject } from '../subjects/index.ts'
import { Day, Instant } from '../kernel/time.ts'

/** What somebody is told about: an entry of a problem's log, or once a day everything that is owed. */
export const NoticeKind = z.enum([
  'problem-dispatched', 'problem-transferred', 'problem-returned', 'problem-report-false', 'problem-site-checked',
  'problem-extension-asked', 'problem-extension-granted', 'problem-extension-refused', 'problem-escalated',
  'problem-closed', 'problem-reopened', 'problem-revisit-drawn', 'problem-revisited', 'problem-voided', 'problem-merged',
  'problem-leader-checked', 'problem-commented', 'digest',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** What a notice says beside its kind: the words of whoever acted, and nothing about the subject. */
export const NoticeDetail = z.object({
  /** How many problems it is about; a batch is one notice. */
  count: z.number().int().min(1),
  /** Reason, note or comment. */
  text: z.string().nullable(),
  /** The deadline, the day asked for or granted, or until when to revisit. */
  day: Day.nullable(),
  level: ChainLevel.nullable(),
  /** What is owed, in a daily digest. */
  queues: z.array(QueueCount).nullable(),
})
export type NoticeDetail = z.infer<typeof NoticeDetail>

/** The problem of a notice, as long as the reader may see it. */
export const NoticedProblem = z.object({
  id: Identifier, subject: Subject, region: RegionCode, wording: z.string(),
})
export type NoticedProblem = z.infer<typeof NoticedProblem>

export const Notice = z.object({
  id: Identifier,
  kind: NoticeKind,
  createdAt: Instant,
  read: z.boolean(),
  /** Who did it; null for the software itself. */
  actorName: z.string().nullable(),
  /** Null where it is about several problems or none, or about one that the reader may not see any more. */
  problem: NoticedProblem.nullable(),
  detail: NoticeDetail,
})
export type Notice = z.infer<typeof Notice>
