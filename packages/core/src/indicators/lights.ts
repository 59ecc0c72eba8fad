import { z } from 'zod'
import type { Day } from '../kernel/time.ts'
import { daysBetween } from '../kernel/time.ts'
import type { Schedule } from './schedule.ts'
import { milestoneBefore, plannedBy } from './schedule.ts'

/** From what needs nothing to what needs most; `missing` is no light: who has not reported is never green. */
export const Light = z.enum(['green', 'blue', 'yellow', 'red'])
export type Light = z.infer<typeof Light>
export const ShownLight = z.enum(['missing', ...Light.options])
export type ShownLight = z.infer<typeof ShownLight>

/**
 * When a light changes. `amount` is: percentage points behind the plan; where there is no
 * plan (a rate, a standard, what shall be at most something) percentage points or pieces short of the target; percent of the last milestone that is not reached; days
 * without a report; days that a milestone is over and not reached; days before the date; times in a row that it was yellow, or red, when it was reported.
 */
export const LightCondition = z.enum([
  'points-behind', 'short-of-target', 'below-milestone', 'days-without-report', 'milestone-missed-days', 'days-left', 'yellow-in-a-row', 'red-in-a-row',
])
export type LightCondition = z.infer<typeof LightCondition>

export const LightRule = z.object({
  when: LightCondition,
  amount: z.number().min(0).max(1_000),
  light: Light,
})
export type LightRule = z.infer<typeof LightRule>

/** What a light is computed from. */
export interface Progress {
  today: Day
  /** Null where there is no target: then no plan either. */
  schedule: Schedule | null
  /** In the unit of the target; null where nobody has told anything. */
  done: number | null
  reached: boolean
  /** How far it is from its target: percentage points of a rate, else in its unit; null where nobody can tell. */
  short: number | null
  /** The report that is due is not there. */
  isMissing: boolean
  /** Since the last report, or the beginning; null where nobody reports. */
  daysWithoutReport: number | null
  /** The lights of the reports before, the latest first. */
  before: readonly Light[]
}

/** The computed light: the gravest of what the rules say. */
export function lightOf(rules: readonly LightRule[], progress: Progress): ShownLight {
  const lights = rules.filter((rule) => applies(rule, progress)).map(({ light }) => light)
  const gravest = gravestOf(lights)
  if (progress.isMissing || progress.done === null) return gravest === 'green' || gravest === 'blue' ? 'missing' : gravest
  return gravest
}

export function gravestOf(lights: readonly Light[]): Light {
  return lights.reduce<Light>((gravest, one) => (Light.options.indexOf(one) > Light.options.indexOf(gravest) ? one : gravest), 'green')
}

function applies({ when, amount }: LightRule, progress: Progress): boolean {
  const { schedule, today, done, reached, short, daysWithoutReport, before } = progress
  if (reached && when !== 'days-without-report') return false
  switch (when) {
    case 'points-behind':
      return schedule !== null && done !== null && schedule.target > 0
        && ((plannedBy(schedule, today) - done) / schedule.target) * 100 > amount
    case 'short-of-target':
      return schedule === null && short !== null && short > amount
    case 'below-milestone': {
      const milestone = schedule && milestoneBefore(schedule, today)
      return milestone !== null && done !== null && milestone.amount > 0 && (done / milestone.amount) * 100 < amount
    }
    case 'milestone-missed-days': {
      const milestone = schedule && milestoneBefore(schedule, today)
      return milestone !== null && done !== null && done < milestone.amount && daysBetween(milestone.day, today) > amount
    }
    case 'days-left':
      return schedule !== null && daysBetween(today, schedule.dueOn) <= amount
    case 'days-without-report':
      return daysWithoutReport !== null && daysWithoutReport > amount
    case 'yellow-in-a-row':
    case 'red-in-a-row':
      return before.length >= amount && before.slice(0, amount).every((light) => light === 'red' || (when === 'yellow-in-a-row' && light === 'yellow'))
  }
}
