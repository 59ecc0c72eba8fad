import { z } from 'zod'
import { RankedBy } from '../boards/index.ts'
import type { Day } from '../kernel/time.ts'
import type { Commitment, CommitmentState, PromisedFigure, Speaker } from './meeting.ts'
import type { FrozenFigure } from './paper-figures.ts'

const Numbered = z.string().trim().max(60).regex(/^[^{}]*\{year\}[^{}]*\{ordinal\}[^{}]*$/)

export const MeetingKind = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,20}$/),
  name: z.string().trim().min(1).max(20),
  /** As its meetings are told, with `{year}` and `{ordinal}`. */
  number: Numbered,
})
export type MeetingKind = z.infer<typeof MeetingKind>

/** Who speaks by the ranking of townships. */
export const SpeakingRule = z.object({
  by: RankedBy,
  /** So many of the last make a 表态, so many of the first a 典型发言. */
  last: z.number().int().min(0).max(20),
  first: z.number().int().min(0).max(20),
  /** Places with fewer problems are not ranked. */
  least: z.number().int().min(0).max(100_000),
})
export type SpeakingRule = z.infer<typeof SpeakingRule>

/** How a county holds its meetings; data of the county, valid from a day on. */
export const MeetingsParameter = z.object({
  kinds: z.array(MeetingKind).min(1).max(20),
  minutesNumber: Numbered,
  /** Working days after the meeting by which a decision without a day is due. */
  days: z.number().int().min(1).max(250),
  /** So many days before its end a decision is urged for the first time, and once a day from then on. */
  urgedFrom: z.number().int().min(0).max(30),
  /** Working days by which an extension may put the end off, and how often. */
  extensionDays: z.number().int().min(0).max(120),
  extensions: z.number().int().min(0).max(5),
  speaking: SpeakingRule,
})
export type MeetingsParameter = z.infer<typeof MeetingsParameter>

export function numbered(template: string, year: number, ordinal: number): string {
  return template.replace('{year}', String(year)).replace('{ordinal}', String(ordinal))
}

/** A township with its rank by the rule's figure; null where there is nothing to rank. */
export interface RankedPlace {
  region: string
  name: string
  found: number
  rank: number | null
  value: number | null
}

/** Who speaks: those that rank last, the very last first, then those that rank first. Nobody speaks as both. */
export function speakersOf(places: readonly RankedPlace[], { last, first, least }: SpeakingRule): Speaker[] {
  const ranked = places.flatMap(({ region, name, found, rank, value }) => (found >= Math.max(1, least) && rank !== null && value !== null ? [{ region, name, rank, value }] : []))
    .sort((one, other) => one.rank - other.rank || (one.region < other.region ? -1 : 1))
  const examples = ranked.slice(0, first)
  const behind = ranked.slice(examples.length).slice(-last || ranked.length).reverse()
  return [
    ...behind.map((place): Speaker => ({ ...place, speech: 'commitment' })),
    ...examples.map((place): Speaker => ({ ...place, speech: 'example' })),
  ]
}

/** Whether a commitment can be judged at all: it names a figure and a day. */
export function begins({ promised, day }: Pick<Commitment, 'promised' | 'day'>): Extract<CommitmentState, 'waiting' | 'uncheckable'> {
  return promised !== null && day !== null ? 'waiting' : 'uncheckable'
}

/** What a figure says of a promise, by the value as it is shown. */
export function judge({ direction, target }: Pick<PromisedFigure, 'direction' | 'target'>, { value }: Pick<FrozenFigure, 'value'>): Extract<CommitmentState, 'kept' | 'missed' | 'untold'> {
  if (value === null) return 'untold'
  return (direction === 'at-least' ? value >= target : value <= target) ? 'kept' : 'missed'
}

/** Whether the day of a commitment is over, so that it is judged. */
export function isDue({ state, day }: Pick<Commitment, 'state' | 'day'>, today: Day): boolean {
  return state === 'waiting' && day !== null && day < today
}
