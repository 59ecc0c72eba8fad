import { z } from 'zod'
import type { AllowanceUnit } from '../rounds/standard.ts'
import { addDays, Day, daysBetween } from '../time.ts'
import type { ProblemState } from './state.ts'
import { isSettled } from './state.ts'

/**
 * Which days the state works, year by year: the yearly notice names days off and the weekend days that are worked
 * instead. A year without a notice yet has its plain weekends.
 */
export const WorkCalendarParameter = z.object({
  daysOff: z.array(Day),
  /** Saturdays and Sundays that are worked (调休上班). */
  workedWeekends: z.array(Day),
})
export type WorkCalendarParameter = z.infer<typeof WorkCalendarParameter>

export interface WorkCalendar {
  isWorkday: (day: Day) => boolean
}

export function workCalendar({ daysOff, workedWeekends }: WorkCalendarParameter): WorkCalendar {
  const off = new Set(daysOff)
  const worked = new Set(workedWeekends)
  return {
    isWorkday: (day) => {
      if (off.has(day)) return false
      if (worked.has(day)) return true
      const weekday = new Date(day).getUTCDay()
      return weekday >= 1 && weekday <= 5
    },
  }
}

/** What an item allows: so many calendar days (天) or working days (工作日). */
export interface Allowance {
  allowance: number
  allowanceUnit: AllowanceUnit
}

/**
 * The last day of the time allowed. The day of dispatch does not count: three days from Monday end on Thursday; none
 * end the same day (日清日结), or on the next day that is worked.
 */
export function deadline(dispatchedOn: Day, { allowance, allowanceUnit }: Allowance, calendar: WorkCalendar): Day {
  if (allowanceUnit === 'day') return addDays(dispatchedOn, allowance)
  let day = dispatchedOn
  for (let left = allowance; left > 0;) {
    day = addDays(day, 1)
    if (calendar.isWorkday(day)) left -= 1
  }
  while (!calendar.isWorkday(day)) day = addDays(day, 1)
  return day
}

/** 督办灯: green, yellow from some days before the deadline, red once it is over; none where nothing is owed. */
export type DeadlineLight = 'none' | 'green' | 'yellow' | 'red'

/**
 * How a deadline stands today: computed, never stored. What is reported is not done yet: until somebody has seen it and
 * closed it, the deadline runs on.
 * @param yellowDays from how many days before the deadline it is yellow
 */
export function deadlineLight(
  { state, dueOn }: { state: ProblemState; dueOn: Day | null }, today: Day, yellowDays: number,
): DeadlineLight {
  if (dueOn === null || isSettled(state)) return 'none'
  const left = daysBetween(today, dueOn)
  if (left < 0) return 'red'
  return left <= yellowDays ? 'yellow' : 'green'
}
