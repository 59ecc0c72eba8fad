import { isSettled } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/kernel'
import type { ProblemLine } from '../sync/phone/phone.ts'

/**
 * What was seen of a check item before, in words; null where nothing was found.
 * @param say a sentence by its key
 */
export function earlierSaid(problems: readonly ProblemLine[], item: string, say: (key: string, named: Record<string, string>) => string): string | null {
  const problem = problems.find((line) => line.item.code === item)?.problem
  if (!problem) return null
  const day = (instant: string) => dayOf(new Date(instant)).slice(5).replace('-', '/')
  const found = day(problem.foundAt)
  if (problem.closedAt !== null && isSettled(problem.state)) return say('field.visit.earlierClosed', { found, closed: day(problem.closedAt) })
  return say('field.visit.earlierFound', { found, state: say(`term.state.${problem.state}`, {}) })
}
