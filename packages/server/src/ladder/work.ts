import { ladderQueues } from '@lookback/core/ladder'
import { readTogether } from '../database/read-together.ts'
import type { WorkProvider } from '../kit/work.ts'
import { proposalsIn } from './proposals.ts'
import { decidesLadder } from './reader.ts'

/** Proposals that wait for the office; none of them has a day. */
export const ladderWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    if (!decidesLadder(holder)) return []
    // The same for everybody in the office, several of whom keep their work open.
    const { proposals } = await readTogether(database, ['ladder', holder.county, today], () => proposalsIn(database, holder.county, today))
    return ladderQueues.map((queue) => ({ queue, count: proposals.length, overdue: 0, dueSoon: 0 }))
  },
  owedByAnybody: async (database, county, today) => {
    const { proposals } = await proposalsIn(database, county, today)
    return (holder) => (proposals.length > 0 && decidesLadder(holder) ? ladderQueues.map((queue) => ({ queue, count: proposals.length, overdue: 0, dueSoon: 0 })) : [])
  },
}
