import { addDays } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { WorkProvider } from '../kit/work.ts'
import { isSeatOf } from '../letters/index.ts'
import { countWaitingForUs, listOpenWaits } from './lists.queries.ts'
import { sharedActor } from './reader.ts'

/** Others wait for the own units. */
export const sharedWorkProvider: WorkProvider = {
  owedBy: async (database, holder, today) => {
    if (sharedActor(holder).seats.length === 0) return []
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    return [{ queue: 'waits-to-answer', ...await countWaitingForUs(database, holder, today, yellowDays) }]
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const open = await listOpenWaits(database, county)
    return (holder) => {
      const { seats } = sharedActor(holder)
      const days = open.filter(({ unit, region }) => isSeatOf(seats, unit, region)).map(({ dueOn }) => dueOn)
      return days.length === 0 ? [] : [{
        queue: 'waits-to-answer', count: days.length, overdue: days.filter((day) => day < today).length,
        dueSoon: days.filter((day) => day >= today && day <= addDays(today, yellowDays)).length,
      }]
    }
  },
}
