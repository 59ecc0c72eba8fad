import { z } from 'zod'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'

/** How often is reported: 日报, 周报 (Monday to Sunday), 旬报 (to the 10th, the 20th, the month's end), 月报. */
export const Rhythm = z.enum(['day', 'week', 'ten-days', 'month'])
export type Rhythm = z.infer<typeof Rhythm>

/** A stretch that one report is about; it is known by its last day. */
export interface Period {
  start: Day
  end: Day
}

/** The period in which a day lies. */
export function periodOf(rhythm: Rhythm, day: Day): Period {
  switch (rhythm) {
    case 'day':
      return { start: day, end: day }
    case 'week': {
      const sinceMonday = (new Date(day).getUTCDay() + 6) % 7
      return { start: addDays(day, -sinceMonday), end: addDays(day, 6 - sinceMonday) }
    }
    case 'ten-days': {
      const month = day.slice(0, 8)
      const date = Number(day.slice(8))
      if (date <= 10) return { start: `${month}01`, end: `${month}10` }
      return date <= 20 ? { start: `${month}11`, end: `${month}20` } : { start: `${month}21`, end: lastOfMonth(day) }
    }
    case 'month':
      return { start: `${day.slice(0, 8)}01`, end: lastOfMonth(day) }
  }
}

/** Whether a period of the rhythm ends on a day. */
export function isPeriodEnd(rhythm: Rhythm, day: Day): boolean {
  return periodOf(rhythm, day).end === day
}

function lastOfMonth(day: Day): Day {
  return addDays(`${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`, -1)
}

/** How an indicator is reported, and since when. */
export interface Reporting {
  rhythm: Rhythm
  dueDays: number
  startsOn: Day
}

/** The day by which the report of a period has to be there. */
export function reportDueOn({ dueDays }: Pick<Reporting, 'dueDays'>, period: Day): Day {
  return addDays(period, dueDays)
}

/**
 * The latest period that can be reported on a day: the one in which the day lies where it is told on its last days or
 * before them, else the one that has ended.
 * @returns null before the first one
 */
export function currentPeriod(reporting: Reporting, today: Day): Period | null {
  const now = periodOf(reporting.rhythm, today)
  const opens = reporting.dueDays < 0 ? reportDueOn(reporting, now.end) : now.end
  const period = opens <= today ? now : periodOf(reporting.rhythm, addDays(now.start, -1))
  return period.end < reporting.startsOn ? null : period
}

/** The periods from the first one up to a day, the latest last; no more than so many of the latest. */
export function periodsUpTo(reporting: Reporting, today: Day, most: number): Period[] {
  const periods: Period[] = []
  let period = currentPeriod(reporting, today)
  while (period && period.end >= reporting.startsOn && periods.length < most) {
    periods.unshift(period)
    period = periodOf(reporting.rhythm, addDays(period.start, -1))
  }
  return periods
}
