import { pathTo } from '@lookback/core/places'
import type { WorkQueue } from '@lookback/core/problems'
import { owes, problemQueues, queueRules, worksOn } from '@lookback/core/problems'
import type { QueueCount } from '@lookback/core/work'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { countQueues } from './queues.queries.ts'
import type { WaitingCell } from './waiting.queries.ts'
import { countWaiting } from './waiting.queries.ts'

/** The problems that wait for somebody, by what is to be done with them next. */
export const problemWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    return countQueues(database, holder, today, yellowDays)
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const cellsIn = byRegion(await countWaiting(database, county, today, yellowDays))
    return (holder) => owedIn(holder, [...new Set(holder.posts.flatMap(({ region }) => cellsIn.get(region) ?? []))])
  },
}

/** Whoever answers for a village need not look through the county. */
function byRegion(cells: readonly WaitingCell[]): Map<string, WaitingCell[]> {
  const cellsIn = new Map<string, WaitingCell[]>()
  for (const cell of cells) {
    for (const region of pathTo(cell.village)) {
      const some = cellsIn.get(region)
      if (some) some.push(cell)
      else cellsIn.set(region, [cell])
    }
  }
  return cellsIn
}

/** What one person owes, queue by queue, those with nothing left out. */
function owedIn({ person, posts }: WorkHolder, cells: readonly WaitingCell[]): QueueCount[] {
  const counts = new Map<WorkQueue, QueueCount>()
  for (const cell of cells) {
    if (cell.barred.includes(person) || !isOwed({ person, posts }, cell)) continue
    const before = counts.get(cell.queue) ?? { queue: cell.queue, count: 0, overdue: 0, dueSoon: 0 }
    counts.set(cell.queue, {
      queue: cell.queue, count: before.count + cell.count, overdue: before.overdue + cell.overdue,
      dueSoon: before.dueSoon + cell.dueSoon,
    })
  }
  return problemQueues.flatMap((queue) => counts.get(queue) ?? [])
}

/** By a post, or, of what is owed by those responsible, as the household's helper. */
function isOwed({ person, posts }: Pick<WorkHolder, 'person' | 'posts'>, cell: WaitingCell): boolean {
  return posts.some((post) => owes(post, cell.queue, cell))
    || (queueRules[cell.queue].owedBy === 'responsible' && cell.helpers.includes(person)
      && posts.some((post) => worksOn(post, cell.queue, cell)))
}
