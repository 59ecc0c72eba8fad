import type { Day } from '../kernel/time.ts'
import { daysBetween } from '../kernel/time.ts'
import { actionRules } from './actions.ts'
import type { RectificationParameter } from './parameters.ts'
import type { Problem } from './problem.ts'
import type { ChainLevel } from './responsibility.ts'
import { chainLevels } from './responsibility.ts'

/** How high a level stands in the chain; below all of them where nothing has been raised. */
export function rankOf(level: ChainLevel | null): number {
  return level === null ? -1 : chainLevels.indexOf(level)
}

/**
 * The step that an overdue problem has reached today and was not raised to yet: 超时限升级督办. Where days were missed it
 * goes straight to the step of today. Nothing is raised that is reported: then it is on those above to look.
 * @returns null where there is nothing to raise
 */
export function escalationDue(
  { state, dueOn, escalatedTo }: Pick<Problem, 'state' | 'dueOn' | 'escalatedTo'>, today: Day,
  steps: RectificationParameter['escalation'],
): ChainLevel | null {
  if (dueOn === null || !actionRules.escalate.from.includes(state)) return null
  const overdue = daysBetween(dueOn, today)
  const reached = steps.filter(({ daysOverdue }) => overdue >= daysOverdue).map(({ level }) => level)
  const highest = reached.sort((one, other) => rankOf(other) - rankOf(one))[0] ?? null
  return rankOf(highest) > rankOf(escalatedTo) ? highest : null
}
