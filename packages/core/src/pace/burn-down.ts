import type { Day } from '../kernel/time.ts'
import { daysBetween } from '../kernel/time.ts'
import type { DayCount } from './days.ts'

/** How many were open at the end of a day; of today, how many are open now. */
export interface OpenOnDay {
  day: Day
  open: number
}

/** Straight down to nothing. */
export interface StraightLine {
  from: OpenOnDay
  /** The day on which nothing may be open any more. */
  until: Day
}

/**
 * What was open at the end of each day: what was found up to then, less what was closed.
 * @param before what was open before the first of the days
 */
export function burnDown(days: readonly DayCount[], before: number): OpenOnDay[] {
  let open = before
  return days.map(({ day, found, closed }) => {
    open += found - closed
    return { day, open }
  })
}

/**
 * The line from the day on which most was open (the latest such day) to the examination.
 * @returns null where nothing was open, or no day is left
 */
export function straightLine(series: readonly OpenOnDay[], examination: Day): StraightLine | null {
  const from = series.reduce<OpenOnDay | null>((most, one) => (most === null || one.open >= most.open ? one : most), null)
  return from === null || from.open === 0 || from.day >= examination ? null : { from, until: examination }
}

/**
 * How many the line leaves open at the end of a day, rounded up.
 * @returns null before the line begins
 */
export function leftByLine({ from, until }: StraightLine, day: Day): number | null {
  if (day < from.day) return null
  const left = Math.max(0, daysBetween(day, until)) / daysBetween(from.day, until)
  return Math.ceil(from.open * left)
}
