import type { Day } from '../kernel/time.ts'
import { addDays, daysBetween } from '../kernel/time.ts'
import type { Milestone } from './catalogue.ts'

/** The way to a target: nothing on the first day, all of it on the last, and what is to be there on some days between. */
export interface Schedule {
  startsOn: Day
  dueOn: Day
  target: number
  milestones: readonly Milestone[]
}

/** The points that the plan runs through, from the date backwards (倒排工期). */
export function planOf({ startsOn, dueOn, target, milestones }: Schedule): Milestone[] {
  const between = milestones.filter(({ day }) => day > startsOn && day < dueOn)
  return [{ day: startsOn, amount: 0 }, ...between, { day: dueOn, amount: target }].sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** What should be done by the end of a day (序时进度): straight from one point of the plan to the next. */
export function plannedBy(schedule: Schedule, day: Day): number {
  const plan = planOf(schedule)
  const next = plan.findIndex((point) => point.day > day)
  if (next === 0) return 0
  const [before, after] = [plan[next - 1], plan[next]]
  if (!before || !after) return schedule.target
  return before.amount + (after.amount - before.amount) * (daysBetween(before.day, day) / daysBetween(before.day, after.day))
}

/** The last milestone that is over, or the target itself. */
export function milestoneBefore(schedule: Schedule, day: Day): Milestone | null {
  return planOf(schedule).slice(1).filter((point) => point.day < day).at(-1) ?? null
}

/**
 * A plan that runs backwards from the date: the same amount every month, told for each month's last day.
 * @returns no point where there is less than a month
 */
export function backwards({ startsOn, dueOn, target }: Omit<Schedule, 'milestones'>): Milestone[] {
  const points: Milestone[] = []
  for (let day = monthEnd(addDays(dueOn, -28)); day > startsOn; day = monthEnd(addDays(`${day.slice(0, 8)}01`, -1))) {
    points.unshift({ day, amount: Math.ceil(target * (daysBetween(startsOn, day) / daysBetween(startsOn, dueOn))) })
  }
  return points.filter((point) => point.day < dueOn)
}

function monthEnd(day: Day): Day {
  return addDays(`${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`, -1)
}
