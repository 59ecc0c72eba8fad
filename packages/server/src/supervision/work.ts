import type { SupervisionQueue } from '@lookback/core/supervision'
import { supervisionQueues } from '@lookback/core/supervision'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import type { OpenListing } from './queues.queries.ts'
import { countQueue, listOpenListings } from './queues.queries.ts'
import { decides, unitsOf } from './reader.ts'

/** The checks of which is still to be told what they saw, and what is to be taken off the list or has gone past its day. */
export const supervisionWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    return Promise.all(supervisionQueues.filter((queue) => concerns(queue, holder)).map(async (queue) => ({ queue, ...await countQueue(database, queue, holder, today, yellowDays) })))
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const open = await listOpenListings(database, county, today)
    return (holder) => supervisionQueues.flatMap((queue) => {
      const days = open.flatMap((one) => dueDay(queue, one, holder) ?? [])
      return days.length === 0 ? [] : [{
        queue, count: days.length, overdue: days.filter((day) => day < today).length,
        dueSoon: days.filter((day) => day >= today && day <= addDays(today, yellowDays)).length,
      }]
    })
  },
}

function concerns(queue: SupervisionQueue, holder: WorkHolder): boolean {
  return queue === 'supervision-to-end' ? decides(holder) : unitsOf(holder, 'supervision:check').length > 0
}

/** The same as the queries say, in memory. */
function dueDay(queue: SupervisionQueue, { toEnd, toReport }: OpenListing, holder: WorkHolder): Day | null {
  if (queue === 'supervision-to-end') return decides(holder) ? toEnd : null
  const units = unitsOf(holder, 'supervision:check')
  return toReport.filter(({ team }) => units.includes(team)).map(({ day }) => day).sort()[0] ?? null
}
