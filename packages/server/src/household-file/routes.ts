import { correctPerson, getHousehold, listCorrections, takePersonFile } from '@lookback/core/household-file'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { putRight } from './correct-person.ts'
import { listCorrectionRows } from './corrections.queries.ts'
import { makePersonFile } from './person-file.ts'
import { viewHousehold } from './view-household.ts'

export const householdFileRoutes: Route[] = [
  on(getHousehold, ({ application, actor, scope, params }) =>
    viewHousehold(application.database, actor, scope, params.id)),

  on(takePersonFile, ({ application, actor, scope, params, body }) => makePersonFile(application, actor, scope, params.id, body)),

  on(correctPerson, ({ application, actor, scope, params, body, locale }) => putRight(application, actor, scope, params.id, body, locale)),

  on(listCorrections, async ({ application: { database }, actor: { county }, query: { cursor, limit } }) => {
    const { rows, total } = await listCorrectionRows(database, county, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ at, id }) => [at, id])
  }),
]
