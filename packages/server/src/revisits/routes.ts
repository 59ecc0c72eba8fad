import { drawRevisits, getRevisitResults, listRevisitDraws } from '@lookback/core/revisits'
import { dayOf } from '@lookback/core/kernel'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { drawRevisitSample, previewDraw } from './draw.ts'
import { listDraws } from './draws.queries.ts'
import { revisitResults } from './results.ts'

export const revisitsRoutes: Route[] = [
  on(drawRevisits, ({ application, actor, scope, body: { id, region = actor.county, preview } }) =>
    preview ? previewDraw(application, scope, region) : drawRevisitSample(application, actor, scope, { id, region })),

  on(listRevisitDraws, async ({ application, scope, query }) => ({ draws: await listDraws(application.database, scope, query) })),

  on(getRevisitResults, ({ application, scope }) =>
    revisitResults(application.database, scope, dayOf(application.clock()))),
]
