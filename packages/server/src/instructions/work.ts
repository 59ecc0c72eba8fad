import type { QueueCount } from '@lookback/core/work'
import { getParameter } from '../database/parameters.ts'
import { grouped } from '@lookback/core/kernel'
import type { WorkProvider } from '../kit/work.ts'
import { countToSettle, daysOf, listOwedAnswers } from './lists.queries.ts'

const toSettle = (count: number): QueueCount => ({ queue: 'instructions-to-settle', count, overdue: 0, dueSoon: 0 })

/** Answers that whoever is named owes, and instructions that all have answered, for their leader. */
export const instructionWork: WorkProvider = {
  owedBy: async (database, { county, person, posts }, today) => {
    if (!posts.some(({ permissions }) => permissions.includes('instructions:read'))) return []
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const owed = await listOwedAnswers(database, county, person)
    const answer = { queue: 'instructions-to-answer', ...daysOf(owed.map(({ dueOn }) => dueOn), today, yellowDays) }
    if (!posts.some(({ permissions }) => permissions.includes('instructions:write'))) return [answer]
    return [answer, toSettle((await countToSettle(database, county, person, today))[0]?.count ?? 0)]
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const owed = grouped(await listOwedAnswers(database, county, null), ({ person }) => person)
    const settling = new Map((await countToSettle(database, county, null, today)).map(({ person, count }) => [person, count]))
    return ({ person, posts }) => {
      if (!posts.some(({ permissions }) => permissions.includes('instructions:read'))) return []
      const own = owed.get(person) ?? []
      const toSay = settling.get(person) ?? 0
      return [
        ...(own.length > 0 ? [{ queue: 'instructions-to-answer', ...daysOf(own.map(({ dueOn }) => dueOn), today, yellowDays) }] : []), ...(toSay > 0 ? [toSettle(toSay)] : []),
      ]
    }
  },
}
