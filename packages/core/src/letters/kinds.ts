import { z } from 'zod'
import type { Day } from '../kernel/time.ts'

/** A kind of letter (督办函, 交办函 …): how it is numbered, and what it gives its addressees. */
export const LetterKind = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,20}$/),
  name: z.string().trim().min(1).max(20),
  /** The number as it is written, with `{year}` and `{ordinal}`: 云扶领督〔{year}〕{ordinal}号. */
  number: z.string().trim().max(60).regex(/^[^{}]*\{year\}[^{}]*\{ordinal\}[^{}]*$/),
  /** Working days until an answer, where no other day is set. */
  days: z.number().int().min(0).max(250),
  /** Working days within which a wrong addressee sends it back. */
  returnDays: z.number().int().min(0).max(30),
  /** Calendar days within which somebody may object. */
  objectionDays: z.number().int().min(0).max(90),
  /** Working days by which an extension may put the deadline off. */
  extensionDays: z.number().int().min(0).max(120),
  /** So many times at most. */
  extensions: z.number().int().min(0).max(5),
})
export type LetterKind = z.infer<typeof LetterKind>

/** How a county writes its letters and follows them; data of the county, valid from a day on. */
export const LettersParameter = z.object({
  kinds: z.array(LetterKind).min(1).max(20),
  /** So many days before the deadline an addressee is urged for the first time, and once a day from then on. */
  urgedFrom: z.number().int().min(0).max(30),
  /** What says that something is being done and not that it is done: 正在推进. */
  phrases: z.array(z.string().trim().min(2).max(20)).max(50),
  /** Two answers that share at least this much say the same. */
  alike: z.number().min(0.5).max(1).meta({ shownPer: 0.01 }),
  /** Two photos of which at most so many of 64 parts differ look alike. */
  photosDiffer: z.number().int().min(0).max(12).default(5),
})
export type LettersParameter = z.infer<typeof LettersParameter>

/** The number of a letter as it is written, without leading zeros (GB/T 9704). */
export function numberOf({ number }: Pick<LetterKind, 'number'>, year: number, ordinal: number): string {
  return number.replace('{year}', String(year)).replace('{ordinal}', String(ordinal))
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}
