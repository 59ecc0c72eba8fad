import { isSettled } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/kernel'
import type { HouseholdDetail } from '../sync/phone/phone.ts'

/** What is said of an item beside its question. */
export interface EarlierSaid {
  text: string
  /** A problem was found there, whatever became of it. */
  isFound: boolean
}

/**
 * What was seen of a check item before, in words: the problem that was found and how it stands, or that it was in order; null
 * where nobody has looked.
 * @param say a sentence by its key
 */
export function earlierSaid(
  { problems, passed }: Pick<HouseholdDetail, 'problems' | 'passed'>, item: string, say: (key: string, named: Record<string, string>) => string,
): EarlierSaid | null {
  const day = (instant: string) => dayOf(new Date(instant)).slice(5).replace('-', '/')
  const problem = problems.find((line) => line.item.code === item)?.problem
  const seen = passed.get(item)
  const good = seen !== undefined && seen > (problem?.foundAt ?? '') ? say('field.visit.earlierGood', { seen: day(seen) }) : null
  if (!problem) return good === null ? null : { text: good, isFound: false }
  const found = day(problem.foundAt)
  const said = problem.closedAt !== null && isSettled(problem.state)
    ? say('field.visit.earlierClosed', { found, closed: day(problem.closedAt) })
    : say('field.visit.earlierFound', { found, state: say(`term.state.${problem.state}`, {}) })
  return { text: [said, good].filter((part) => part !== null).join(' · '), isFound: true }
}
