import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { MeetingQueue } from '@lookback/core/meetings'
import { meetingQueues } from '@lookback/core/meetings'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { seatsOf } from '../letters/index.ts'
import type { Owed } from './queues.queries.ts'
import { countQueue, listOwed } from './queues.queries.ts'
import { isSeat, manages } from './reader.ts'

/** What meetings gave to units, what leaders have to agree to, extensions for the office, and what units promised. */
export const meetingWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    if (!holder.posts.some(({ permissions }) => permissions.includes('meetings:read'))) return []
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    const counts = await Promise.all(meetingQueues.map(async (queue) => ({ queue, ...await countQueue(database, queue, holder, today, yellowDays) })))
    return counts.filter(({ queue, count }) => count > 0 || concerns(queue, holder))
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const owed = await listOwed(database, county)
    return (holder) => meetingQueues.flatMap((queue) => {
      const days = daysIn(queue, owed, holder)
      return days.length === 0 ? [] : [{
        queue, count: days.length, overdue: days.filter((day) => day < today).length,
        dueSoon: days.filter((day) => day >= today && day <= addDays(today, yellowDays)).length,
      }]
    })
  },
}

/** The queues that may concern somebody by the own posts; whoever has to agree to a closing by name has that one once there is something in it. */
function concerns(queue: MeetingQueue, holder: WorkHolder): boolean {
  if (queue === 'decisions-to-endorse') return false
  return queue === 'decisions-to-extend' ? manages(holder) : seatsOf(holder, 'meetings:answer').length > 0
}

/** The same as the queries say, in memory. */
function daysIn(queue: MeetingQueue, { decisions, commitments }: Owed, holder: WorkHolder): Day[] {
  const seats = seatsOf(holder, 'meetings:answer')
  if (queue === 'commitments-to-keep') return commitments.filter((one) => isSeat(seats, one)).map(({ day }) => day)
  return decisions.filter(({ state, parties, closers, endorsed, extensionAsked }) => {
    switch (queue) {
      case 'decisions-to-do':
        return state === 'open' && parties.some((party) => isSeat(seats, party))
      case 'decisions-to-endorse':
        return state === 'reported' && closers.includes(holder.person) && !endorsed.includes(holder.person)
      case 'decisions-to-extend':
        return state === 'open' && extensionAsked !== null && manages(holder)
    }
  }).map(({ dueOn }) => dueOn)
}
