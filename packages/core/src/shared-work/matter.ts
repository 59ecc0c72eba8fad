import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Party, RegionCode } from '../places/index.ts'

/** What several units share. */
export const SharedAbout = z.object({ kind: z.enum(['problem', 'indicator', 'letter']), id: Identifier })
export type SharedAbout = z.infer<typeof SharedAbout>

export const SharedState = z.enum(['open', 'ended'])
export type SharedState = z.infer<typeof SharedState>

/** 共办的事: a problem, an indicator or a letter, of which one unit leads and others work with it. */
export const SharedMatter = z.object({
  id: Identifier,
  about: SharedAbout,
  /** What is to be done, without anybody's name. */
  title: z.string(),
  region: RegionCode,
  lead: Party,
  co: z.array(Party),
  state: SharedState,
  openedBy: Identifier.nullable(),
  openedAt: Instant,
  endedOn: Day.nullable(),
  endedBy: Identifier.nullable(),
  endReason: z.string(),
})
export type SharedMatter = z.infer<typeof SharedMatter>

export const WaitState = z.enum(['waiting', 'answered', 'taken-back'])
export type WaitState = z.infer<typeof WaitState>

/** One unit waits for another: for what, and since when. */
export const Wait = z.object({
  id: Identifier,
  /** The unit that waits, and the one that it waits for. */
  waiting: Party,
  on: Party,
  what: z.string(),
  since: Day,
  /** By when an answer is owed. */
  dueOn: Day,
  state: WaitState,
  said: Instant,
  saidBy: Identifier.nullable(),
  /** Answered or taken back. */
  endedAt: Instant.nullable(),
  endedBy: Identifier.nullable(),
  answer: z.string(),
})
export type Wait = z.infer<typeof Wait>

export interface SharedStory {
  matter: SharedMatter
  waits: Wait[]
}
