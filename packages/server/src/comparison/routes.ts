import { getComparison, listComparedItems } from '@lookback/core/comparison'
import { pageFrom, readCursor } from '../kit/page.ts'
import { dayOf } from '@lookback/core/kernel'
import { ProblemState } from '@lookback/core/problems'
import { partOf } from './compared-part.ts'
import { listCompared } from './comparison.queries.ts'
import { comparedRounds, compareRounds } from './comparison.ts'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
export const comparisonRoutes: Route[] = [
  on(getComparison, ({ application, scope, query: { by, ...filter }, locale }) =>
    compareRounds(application, scope, filter, by, locale)),

  on(listComparedItems, async ({ application, scope, query: { select, cursor, limit, ...filter } }) => {
    await comparedRounds(application.database, scope.county, filter)
    const [village, number, item] = readCursor(cursor, 3) ?? []
    const after = village !== undefined && number !== undefined && item !== undefined
      ? ([village, number, item] as const) : null
    const part = await partOf(application.database, scope.county, filter, dayOf(application.clock()))
    const { rows, total, times } = await listCompared(application.database, scope, part, select, { after, limit: limit + 1 })
    const parsed = rows.map((row) => ({ ...row, state: ProblemState.parse(row.state) }))
    return { ...pageFrom(parsed, total, limit, (row) => [row.village, row.householdNumber, row.item]), times }
  }),
]
