import { scopeOf } from '@lookback/core/access'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { QueueCount } from '@lookback/core/work'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { countWaiting, listWaitingDays } from './checks.queries.ts'

const queue = 'doubts-to-check'

/** Where somebody owes checks: the villages of the own posts. A township may do it in their place and owes none. */
export function owedScope({ county, posts }: WorkHolder): Scope {
  return scopeOf(county, posts.filter(({ tier }) => tier === 'village'), 'doubts:check')
}

/** The doubts that were handed to villages and are still to be checked. */
export const doubtWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const scope = owedScope(holder)
    if (scope.grants.length === 0) return []
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    return [{ queue, ...await countWaiting(database, scope, today, yellowDays) }]
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const waiting = await listWaitingDays(database, county)
    return (holder) => {
      const { grants } = owedScope(holder)
      const days = waiting.filter(({ village }) => grants.some(({ region }) => village.startsWith(region))).map(({ dueOn }) => dueOn)
      return counted(days, today, addDays(today, yellowDays))
    }
  },
}

function counted(days: readonly Day[], today: Day, soon: Day): QueueCount[] {
  if (days.length === 0) return []
  return [{ queue, count: days.length, overdue: days.filter((day) => day < today).length, dueSoon: days.filter((day) => day >= today && day <= soon).length }]
}
