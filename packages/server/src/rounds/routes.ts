import { listRoundCoverage, listRounds, openRound, previewSample } from '@lookback/core/rounds'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { countHouseholds } from './coverage.queries.ts'
import { createRound } from './create-round.ts'
import { drawHouseholds } from './draw-sample.ts'
import { listCoveredRounds, previewDraw } from './rounds-covered.queries.ts'
import { listRoundsWithVisits } from './queries.ts'

export const roundsRoutes: Route[] = [
  on(listRounds, async ({ application, scope }) => ({ rounds: await listRoundsWithVisits(application.database, scope.county) })),

  on(openRound, async ({ application, actor, scope, body: { draw, ...round } }) => {
    const sample = draw ? await drawHouseholds(application.database, scope.county, draw) : []
    await createRound(application, scope.county, round, sample.map(({ id }) => id), draw, actor)
    const households = draw ? sample.length : await countHouseholds(application.database, scope)
    return { round, households }
  }),

  on(listRoundCoverage, async ({ application, scope }) => ({ rounds: await listCoveredRounds(application.database, scope) })),

  on(previewSample, ({ application, scope, query }) => previewDraw(application.database, scope.county, query)),
]
