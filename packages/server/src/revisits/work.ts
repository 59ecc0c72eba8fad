import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { pathTo } from '@lookback/core/places'
import { owes } from '@lookback/core/problems'
import type { QueueCount } from '@lookback/core/work'
import { getParameter } from '../database/parameters.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { queuesOf } from '../problems/index.ts'
import type { DrawnProblem } from './to-revisit.queries.ts'
import { countToRevisit, listDrawnProblems } from './to-revisit.queries.ts'

const queue = 'to-revisit'

/** The households of the drawn sample that are still to be seen again. */
export const revisitWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    if (!queuesOf(holder).includes(queue)) return []
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    return [{ queue, ...await countToRevisit(database, holder, today, yellowDays) }]
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const drawnIn = byRegion(await listDrawnProblems(database, county))
    return (holder) => {
      const near = new Set(holder.posts.flatMap(({ region }) => drawnIn.get(region) ?? []))
      return owedOf(earliestDays(holder, near), today, addDays(today, yellowDays))
    }
  },
}

function byRegion(problems: readonly DrawnProblem[]): Map<string, DrawnProblem[]> {
  const drawnIn = new Map<string, DrawnProblem[]>()
  for (const one of problems) {
    for (const region of pathTo(one.village)) {
      const some = drawnIn.get(region)
      if (some) some.push(one)
      else drawnIn.set(region, [one])
    }
  }
  return drawnIn
}

/** The day of each household by which somebody owes it. */
function earliestDays({ person, posts }: WorkHolder, problems: Iterable<DrawnProblem>): Map<string, Day> {
  const days = new Map<string, Day>()
  for (const one of problems) {
    if (one.closedBy === person || !posts.some((post) => owes(post, queue, one))) continue
    const before = days.get(one.subject)
    if (before === undefined || one.dueOn < before) days.set(one.subject, one.dueOn)
  }
  return days
}

function owedOf(days: ReadonlyMap<string, Day>, today: Day, soon: Day): QueueCount[] {
  const all = [...days.values()]
  const overdue = all.filter((day) => day < today).length
  const dueSoon = all.filter((day) => day >= today && day <= soon).length
  return all.length === 0 ? [] : [{ queue, count: all.length, overdue, dueSoon }]
}
