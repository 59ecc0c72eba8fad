import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { dayOf, identifierNamed } from '@lookback/core/kernel'
import type { NoticeToSend, StaffedPost } from '@lookback/core/notices'
import type { WorkQueue } from '@lookback/core/problems'
import type { QueueCount } from '@lookback/core/work'
import { owes, queueRules, workQueues, worksOn } from '@lookback/core/problems'
import { getParameter } from '../database/parameters.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import type { DB } from '../database/types.gen.ts'
import { insertNotices } from '../notices/send.ts'
import type { WaitingCell } from './digest.queries.ts'
import { countWaiting, listReaders } from './digest.queries.ts'
import { pathTo } from '@lookback/core/places'

/** Tells everybody who can sign in what they owe today, where they owe anything: one notice a person and day. */
export const sendDigests: DailyJob = {
  name: 'send-digests',
  step: async (transaction, county, now) => {
    await insertNotices(transaction, county, await digestsOf(transaction, county, dayOf(now)), now)
    return { result: true, entries: [] }
  },
}

async function digestsOf(transaction: Transaction<DB>, county: string, today: Day): Promise<(NoticeToSend & { id: string })[]> {
  const { yellowDays } = await getParameter(transaction, county, 'rectification', today)
  const cellsIn = byRegion(await countWaiting(transaction, county, today, yellowDays))
  const digests: (NoticeToSend & { id: string })[] = []
  for (const [person, posts] of await listReaders(transaction, county, today)) {
    const near = new Set(posts.flatMap(({ region }) => cellsIn.get(region) ?? []))
    const queues = owedBy(person, posts, [...near])
    if (queues.length === 0) continue
    digests.push({
      id: identifierNamed('digest', county, today, person), person, kind: 'digest', problem: null, actor: null,
      detail: { count: 1, text: null, day: today, level: null, queues },
    })
  }
  return digests
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

/** What one person owes, queue by queue, those with nothing left out: the numbers that “my work” shows. */
export function owedBy(person: string, posts: readonly StaffedPost[], cells: readonly WaitingCell[]): QueueCount[] {
  const counts = new Map<WorkQueue, QueueCount>()
  for (const cell of cells) {
    if (cell.barred.includes(person) || !isOwed(person, posts, cell)) continue
    const before = counts.get(cell.queue) ?? { queue: cell.queue, count: 0, overdue: 0, dueSoon: 0 }
    counts.set(cell.queue, {
      queue: cell.queue, count: before.count + cell.count, overdue: before.overdue + cell.overdue,
      dueSoon: before.dueSoon + cell.dueSoon,
    })
  }
  return workQueues.flatMap((queue) => counts.get(queue) ?? [])
}

/** By a post, or, of what is owed by those responsible, as the household's helper. */
function isOwed(person: string, posts: readonly StaffedPost[], cell: WaitingCell): boolean {
  return posts.some((post) => owes(post, cell.queue, cell))
    || (queueRules[cell.queue].owedBy === 'responsible' && cell.helpers.includes(person)
      && posts.some((post) => worksOn(post, cell.queue, cell)))
}
