import {
  getComparison, getOverview, getVocabulary, listComparedItems, listRoundProgress, listRounds, openRound, previewSample,
} from '@lookback/core/rounds'
import { ProblemState } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/time'
import { getParameter } from '../database/parameters.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { pageFrom, readCursor } from '../page.ts'
import { attachmentRoute } from './attachment-route.ts'
import { checklistRoutes } from './checklist-routes.ts'
import { comparedRounds, compareRounds } from './comparison.ts'
import { listCompared } from './comparison.queries.ts'
import { createRound } from './create-round.ts'
import { drawHouseholds } from './draw-sample.ts'
import { openRosaRoutes } from './open-rosa.ts'
import { overviewOf } from './overview.ts'
import { listProgress, previewDraw } from './progress.queries.ts'
import {
  listCodes, listDepartments, listUnits, listLabels, listLatestItems, listRegions, listRounds as readRounds,
} from './queries.ts'

export const roundsRoutes: Route[] = [
  on(listRounds, async ({ application, scope }) => ({ rounds: await readRounds(application.database, scope.county) })),

  on(openRound, async ({ application, actor, scope, body: { draw, ...round } }) => {
    const sample = draw ? await drawHouseholds(application.database, scope.county, draw) : []
    await createRound(application, scope.county, round, sample.map(({ id }) => id), draw, actor)
    return { round, households: sample.length }
  }),

  on(listRoundProgress, async ({ application, scope }) => ({ rounds: await listProgress(application.database, scope) })),

  on(previewSample, ({ application, scope, query }) => previewDraw(application.database, scope.county, query)),

  ...checklistRoutes,

  on(getOverview, ({ application, scope }) => overviewOf(application, scope)),

  on(getVocabulary, async ({ application: { database, clock }, scope }) => {
    const today = dayOf(clock())
    return {
      regions: await listRegions(database, scope),
      dimensions: await listLabels(database, scope.county, 'dimension', today),
      categories: await listLabels(database, scope.county, 'household-category', today),
      departments: await listDepartments(database, scope.county),
      units: await listUnits(database, scope.county),
      items: await listLatestItems(database, scope.county),
      codes: await listCodes(database, scope.county, today),
      yellowDays: (await getParameter(database, scope.county, 'rectification', today)).yellowDays,
    }
  }),

  on(getComparison, ({ application, scope, query: { by, ...filter }, locale }) =>
    compareRounds(application, scope, filter, by, locale)),

  on(listComparedItems, async ({ application, scope, query: { select, cursor, limit, ...filter } }) => {
    await comparedRounds(application.database, scope.county, filter)
    const [village, number, item] = readCursor(cursor, 3) ?? []
    const after = village !== undefined && number !== undefined && item !== undefined
      ? ([village, number, item] as const) : null
    const { rows, total } = await listCompared(
      application.database, scope, filter, select, { after, limit: limit + 1 },
    )
    const parsed = rows.map((row) => ({ ...row, state: ProblemState.parse(row.state) }))
    return pageFrom(parsed, total, limit, (row) => [row.village, row.householdNumber, row.item])
  }),

  attachmentRoute,

  ...openRosaRoutes,
]
