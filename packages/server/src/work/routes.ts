import { owedThrough } from './owed.ts'
import { getOwed, getWork, listWork } from '@lookback/core/work'
import { pageFrom, readCursor } from '../kit/page.ts'
import { countQueue, countWork, listQueue } from './work.queries.ts'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { WorkQueue } from '@lookback/core/problems'
import { getParameter } from '../database/parameters.ts'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import type { Application } from '../kit/application.ts'
const today = (application: Application) => dayOf(application.clock())

export const workRoutes: Route[] = [
  on(getWork, async ({ application, actor }) => {
    const day = today(application)
    const { yellowDays } = await getParameter(application.database, actor.county, 'rectification', day)
    return { queues: await countWork(application.database, actor, day, yellowDays) }
  }),

  on(listWork, async ({ application, actor, params, query: { cursor, limit, mine } }) => {
    const queue = WorkQueue.safeParse(params.queue)
    if (!queue.success) throw new Refusal('not-found')
    const after = readCursor(cursor, 2)
    const day = today(application)
    const own = mine ?? false
    const rows = await listQueue(application.database, actor, queue.data, day, { mine: own, after, limit: limit + 1 })
    const total = await countQueue(application.database, actor, queue.data, day, own)
    return pageFrom(rows, total, limit, (row) => [row.dueOn ?? '9999-12-31', row.id])
  }),

  on(getOwed, ({ application, actor, params }) => owedThrough(application, actor, params.id)),
]
