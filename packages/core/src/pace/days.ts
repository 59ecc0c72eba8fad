import type { Day } from '../kernel/time.ts'
import { addDays, daysBetween } from '../kernel/time.ts'
import type { WorkCalendar } from '../kernel/work-calendar.ts'

/** Problems found and closed on one day. */
export interface DayCount {
  day: Day
  found: number
  closed: number
}

/** How many were found, or closed, on all of the days. */
export function sumOf(days: readonly DayCount[], what: 'found' | 'closed'): number {
  return days.reduce((sum, day) => sum + day[what], 0)
}

export interface DaysLeft {
  calendar: number
  working: number
}

/** The days from one day on up to another that is not one of them. */
export function daysFrom(from: Day, until: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until)) }, (_, index) => addDays(from, index))
}

/** The days that are left for work: today is one, the day of the examination is none. */
export function daysLeft(today: Day, examination: Day, calendar: WorkCalendar): DaysLeft {
  const days = daysFrom(today, examination)
  return { calendar: days.length, working: days.filter(calendar.isWorkday).length }
}

/** Every day of a stretch with what happened on it; quiet days are there too, as noughts. */
export function eachDay(counts: readonly DayCount[], from: Day, until: Day): DayCount[] {
  const known = new Map(counts.map((count) => [count.day, count]))
  return daysFrom(from, until).map((day) => known.get(day) ?? { day, found: 0, closed: 0 })
}

/**
 * The same by working day: what is found or closed on a day off counts with the working day before it, and is lost where
 * the stretch has none before it.
 */
export function byWorkday(days: readonly DayCount[], calendar: WorkCalendar): DayCount[] {
  const workdays: DayCount[] = []
  for (const { day, found, closed } of days) {
    const last = workdays.at(-1)
    if (calendar.isWorkday(day)) workdays.push({ day, found, closed })
    else if (last) workdays.splice(-1, 1, { day: last.day, found: last.found + found, closed: last.closed + closed })
  }
  return workdays
}

/** The last of so many working days that begin today; today itself for the first, if it is worked. */
export function workdayAfter(today: Day, workdays: number, calendar: WorkCalendar): Day {
  let day = addDays(today, -1)
  for (let left = workdays; left > 0;) {
    day = addDays(day, 1)
    if (calendar.isWorkday(day)) left -= 1
  }
  return workdays === 0 ? today : day
}
