import { dayOf, Refusal } from '@lookback/core/kernel'
import { getFormTrial, listEmptyVisits } from '@lookback/core/visits'
import { findForm } from '../checklists/index.ts'
import { getParameter } from '../database/parameters.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { attachmentRoute } from './attachment-route.ts'
import { listEmptyVisitRows } from './empty-visits.queries.ts'
import { mapTileRoute } from './map-tiles.ts'
import { openRosaFormRoutes } from './open-rosa-forms.ts'
import { openRosaRoutes } from './open-rosa.ts'

export const visitsRoutes: Route[] = [
  attachmentRoute,
  mapTileRoute,
  ...openRosaRoutes,
  ...openRosaFormRoutes,
  on(listEmptyVisits, async ({ application, scope, query: { cursor, limit, round } }) => {
    const { rows, total } = await listEmptyVisitRows(application.database, scope, round, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ inspectorName, id }) => [inspectorName, id])
  }),

  on(getFormTrial, async ({ application: { database, clock }, scope, params: { id, version } }) => {
    const form = await findForm(database, scope.county, id, version)
    if (!form) throw new Refusal('form-version-unknown', { form: id, version })
    const today = dayOf(clock())
    const { title, xform, items, guidance } = form
    return { title, xform, items: [...items], guidance, findings: await getParameter(database, scope.county, 'findings', today), today }
  }),
]
