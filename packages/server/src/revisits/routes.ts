import { drawRevisits, getRevisitResults, listDrawnHouseholds, listRevisitDraws, listToRevisit } from '@lookback/core/revisits'
import { dayOf } from '@lookback/core/kernel'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { drawRevisitSample, previewDraw } from './draw.ts'
import { listDraws } from './draws.queries.ts'
import { countToRevisit, listToRevisitRows } from './to-revisit.queries.ts'
import { revisitResults } from './results.ts'
import { listDrawnRows } from './results.queries.ts'

export const revisitsRoutes: Route[] = [
  on(drawRevisits, ({ application, actor, scope, body: { id, region = actor.county, preview } }) =>
    preview ? previewDraw(application, scope, region) : drawRevisitSample(application, actor, scope, { id, region })),

  on(listRevisitDraws, async ({ application, scope, query }) => ({ draws: await listDraws(application.database, scope, query) })),

  on(listToRevisit, async ({ application, actor, query: { cursor, limit } }) => {
    const today = dayOf(application.clock())
    const rows = await listToRevisitRows(application.database, actor, today, { after: readCursor(cursor, 2), limit: limit + 1 })
    const { count } = await countToRevisit(application.database, actor, today, 0)
    return pageFrom(rows, count, limit, ({ dueOn, subject }) => [dueOn, subject])
  }),

  on(listDrawnHouseholds, async ({ application, scope, query: { cursor, limit, ...filter } }) => {
    const page = { after: readCursor(cursor, 3), limit: limit + 1 }
    const { rows, total } = await listDrawnRows(application.database, scope, filter, dayOf(application.clock()), page)
    return pageFrom(rows, total, limit, ({ village, number, draw }) => [village, number, draw])
  }),

  on(getRevisitResults, ({ application, scope }) =>
    revisitResults(application.database, scope, dayOf(application.clock()))),
]
