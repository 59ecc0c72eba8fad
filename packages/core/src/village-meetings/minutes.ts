import { z } from 'zod'
import { Sha256 } from '../evidence/index.ts'
import { dayOf } from '../kernel/county-time.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { addDays, Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import type { MeetingRule, VillageMeetingsParameter } from './parameter.ts'
import { DueBase } from './parameter.ts'

const count = z.number().int().min(0).max(100_000)

/** How people voted: in secret, by name, by raising hands. */
export const Ballot = z.enum(['secret', 'named', 'hands'])
export type Ballot = z.infer<typeof Ballot>

/** A household that a resolution is about, with what is decided of it. */
export const ConcernedHousehold = z.object({ household: Identifier, decided: z.string().trim().min(2).max(300) })
export type ConcernedHousehold = z.infer<typeof ConcernedHousehold>

/** A topic with its resolution and its votes. */
export const TopicTold = z.object({
  title: z.string().trim().min(2).max(120),
  /** Who brought it forward. */
  source: z.string().trim().max(60),
  resolution: z.string().trim().min(2).max(1_000),
  ballot: Ballot,
  votesFor: count, votesAgainst: count, abstained: count,
  /** Whether the minutes say that it was resolved; whether that is valid is computed. */
  isPassed: z.boolean(),
  /** The kind of notice that it is given; null where it is given none. */
  notice: z.string().trim().max(20).nullable(),
  households: z.array(ConcernedHousehold).max(200),
})
export type TopicTold = z.infer<typeof TopicTold>

/** Minutes as the village writes them. */
export const MinutesTold = z.object({
  village: RegionCode,
  /** The group that met; empty where it was the village. */
  group: z.string().trim().max(20),
  body: z.string().trim().min(1).max(20),
  base: DueBase,
  /** When people were told of it. */
  calledOn: Day,
  day: Day,
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: z.string().trim().min(2).max(60),
  chair: z.string().trim().min(2).max(40),
  recorder: z.string().trim().min(2).max(40),
  /** 监票人、计票人. */
  tellers: z.string().trim().max(60),
  /** Who of the township was there. */
  township: z.string().trim().max(60),
  due: count.min(1), present: count,
  /** Of those due, where the law asks for them. */
  women: count, representatives: count,
  topics: z.array(TopicTold).min(1).max(20),
  photos: z.array(Sha256).max(9),
  /** The signed minutes, photographed. */
  papers: z.array(Sha256).max(9),
})
export type MinutesTold = z.infer<typeof MinutesTold>

/** Minutes are written within so many days: the records of a year are taken in as well. */
export const MOST_DAYS_AGO = 730

/**
 * The law by which minutes are held.
 * @throws {Refusal} where they say what cannot be kept, naming the field: a body or base that there is not, days out of order, a notice of no kind
 */
export function requireMinutes(told: MinutesTold, { bodies, quorums, notices }: VillageMeetingsParameter, now: Date): MeetingRule {
  const body = bodies.find(({ name }) => name === told.body)
  if (!body) throw new Refusal('village-body-unknown', { body: told.body })
  const quorum = quorums.find((one) => one.body === told.body && one.base === told.base)
  if (!quorum) throw new Refusal('village-base-wrong', { body: told.body })
  const today = dayOf(now)
  if (told.day > today || told.day < addDays(today, -MOST_DAYS_AGO)) throw new Refusal('village-meeting-day-wrong', { today })
  if (told.calledOn > told.day || told.calledOn < addDays(told.day, -MOST_DAYS_AGO)) throw new Refusal('village-called-after', { day: told.day })
  if (told.women > told.due) throw new Refusal('village-women-over-due')
  if (told.representatives > told.due) throw new Refusal('village-representatives-over-due')
  for (const [index, { notice, households }] of told.topics.entries()) {
    const ordinal = index + 1
    if (notice !== null && !notices.some(({ name }) => name === notice)) throw new Refusal('village-notice-kind-unknown', { ordinal, kind: notice })
    if (households.length > 0 && notice === null) throw new Refusal('village-household-without-notice', { ordinal })
    if (new Set(households.map(({ household }) => household)).size < households.length) throw new Refusal('village-household-twice', { ordinal })
  }
  return { ...body, base: told.base, quorum: quorum.share }
}

/** What of minutes is compared with others: what was talked about and resolved. */
export function textOf({ topics }: Pick<MinutesTold, 'topics'>): string {
  return topics.map(({ title, resolution }) => `${title} ${resolution}`).join('\n')
}
