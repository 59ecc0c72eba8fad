import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'

/** Something that a unit had to do by a day: a problem, a report … Each capability brings its own (应办). */
export const DayMatter = z.object({
  /** One of those that the capabilities declare (`dayMatters`). */
  kind: z.string(),
  id: Identifier,
  /** What it opens: the problem, the indicator that is to be reported. */
  about: Identifier,
  /** Code of the unit that has to do it. */
  unit: z.string(),
  region: z.string(),
  /** Whose business it is: a department sees its own only. */
  department: z.string(),
  /** What it is called, without anybody's name. */
  label: z.string(),
  dueOn: Day,
  /** When the unit did it; null while it has not. */
  doneAt: Instant.nullable(),
})
export type DayMatter = z.infer<typeof DayMatter>

export const DayStanding = z.enum(['done', 'carried-over'])
export type DayStanding = z.infer<typeof DayStanding>

/** Due on the day itself, or carried over from days before. */
export const DaySince = z.enum(['today', 'before'])
export type DaySince = z.infer<typeof DaySince>

/** What of a unit's day is looked at: it begins when the day before was closed, and ends when it is closed itself. */
export interface DaySpan {
  day: Day
  begins: Date
  /** Null while it goes on. */
  ends: Date | null
}

/**
 * Whether something belongs to a unit's day: it is due on it, or was due before and not done when the day began. What was done
 * late in the evening, after the unit had closed its day, belongs to the next one.
 */
export function isOfDay({ dueOn, doneAt }: Pick<DayMatter, 'dueOn' | 'doneAt'>, { day, begins }: Pick<DaySpan, 'day' | 'begins'>): boolean {
  return dueOn === day || (dueOn < day && (doneAt === null || new Date(doneAt) > begins))
}

/** Done before the day ended, or carried over into the next. */
export function standingOf({ doneAt }: Pick<DayMatter, 'doneAt'>, { ends }: Pick<DaySpan, 'ends'>): DayStanding {
  return doneAt !== null && (ends === null || new Date(doneAt) <= ends) ? 'done' : 'carried-over'
}

export function sinceOf({ dueOn }: Pick<DayMatter, 'dueOn'>, { day }: Pick<DaySpan, 'day'>): DaySince {
  return dueOn === day ? 'today' : 'before'
}
