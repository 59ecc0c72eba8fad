import type { WorkCalendar } from '../kernel/work-calendar.ts'
import type { AllowanceUnit } from '../checklists/index.ts'
import type { Day} from '../kernel/time.ts';
import { addDays, daysBetween } from '../kernel/time.ts'
import type { ProblemState } from './state.ts'
import { isSettled } from './state.ts'

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
