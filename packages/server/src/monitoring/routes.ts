import { dayOf } from '@lookback/core/kernel'
import {
  actOnMonitoringCase, countMonitoring, getHouseholdMonitoring, getMonitoringCase, listMonitoringCases, listMonitoringDifferences, listMonitoringVillages, MonitoringFilter, monitoringTermsIn, openMonitoringCase,
} from '@lookback/core/monitoring'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { actorScope } from '../kit/actor.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { actOnMonitoring, openMonitoring } from './act.ts'
import { countsOf } from './counts.ts'
import { tierScopes, withHolders } from './holders.ts'
import { listCaseRows } from './lists.queries.ts'
import { listDifferences, listVillageRows } from './register.queries.ts'
import { viewCase, viewHousehold } from './view.ts'
import { writeMonitoring } from './workbook.ts'

export const monitoringRoutes: Route[] = [
  on(listMonitoringCases, async ({ application: { database, clock }, actor, scope, query: { cursor, limit, queue, ...filter } }) => {
    const today = dayOf(clock())
    // What waits for somebody lies where they do the steps of its tier; everything else where they read.
    const asked = queue === undefined ? { today } : { today, waiting: tierScopes(actor) }
    const { rows, total } = await listCaseRows(database, scope, filter, asked, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(await withHolders(database, actor.county, rows, today), total, limit, ({ clueDay, id }) => [clueDay, id])
  }),

  on(listMonitoringVillages, async ({ application: { database, clock }, scope, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listVillageRows(database, scope, filter, dayOf(clock()), { after: readCursor(cursor, 1), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ village }) => [village])
  }),

  on(listMonitoringDifferences, async ({ application: { database }, scope, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listDifferences(database, scope, filter, { after: readCursor(cursor, 1), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ number }) => [number])
  }),

  on(countMonitoring, ({ application, scope, query: { region } }) => countsOf(application, scope, region)),

  on(getMonitoringCase, ({ application, actor, params }) => viewCase(application, actor, readIdentifier(params.id))),

  on(getHouseholdMonitoring, ({ application, actor, params }) => viewHousehold(application, actor, readIdentifier(params.id))),

  on(openMonitoringCase, ({ application, actor, params, body }) => openMonitoring(application, actor, readIdentifier(params.id), body)),

  on(actOnMonitoringCase, ({ application, actor, params, body, locale }) => actOnMonitoring(application, actor, readIdentifier(params.id), body, locale)),

  raw({
    method: 'GET', path: '/api/monitoring-cases.xlsx', access: 'monitoring:read',
    handle: async ({ application, actor, query, locale, response }) => {
      const filter = MonitoringFilter.omit({ queue: true }).parse(query)
      await logExport(application, actor, 'monitoring-exported', filter)
      const name = `${monitoringTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeMonitoring(application, actor, actorScope(actor, 'monitoring:read'), filter, locale))
    },
  }),
]
