import { AUDIT_COUNT_LIMIT, AuditFilter, listAlerts, listAudit } from '@lookback/core/audit'
import { addDays, dayOf } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { getParameter } from '../database/parameters.ts'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { readAudit } from './audit.ts'
import { writeAudit } from './audit-workbook.ts'
import { listAlertRows } from './alerts.queries.ts'
import { countAuditEntries } from './audit.queries.ts'

/** Without days, so many back from today. */
const SHOWN_DAYS = 30

export const auditRoutes: Route[] = [
  on(listAudit, async ({ application, actor, scope, locale, query: { cursor, limit, ...filter } }) => {
    const [before = null] = readCursor(cursor, 1) ?? []
    const page = { before: before === null ? null : Number(before), limit: limit + 1 }
    const rows = await readAudit(application, { actor, scope, locale }, filter, page)
    const total = await countAuditEntries(application.database, scope, filter, AUDIT_COUNT_LIMIT + 1)
    return pageFrom(rows, total, limit, ({ sequence }) => [String(sequence)])
  }),

  on(listAlerts, async ({ application: { database, clock }, actor, query }) => {
    const today = dayOf(clock())
    const days = { from: query.from ?? addDays(today, -SHOWN_DAYS), until: query.until ?? today }
    const rows = await listAlertRows(database, actor.county, days, await getParameter(database, actor.county, 'alerts', today))
    return { alerts: rows.map((row) => ({ ...row, from: row.from.toISOString(), until: row.until.toISOString() })) }
  }),

  raw({
    method: 'GET', path: '/api/audit.xlsx', access: 'log:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = AuditFilter.parse(query)
      await logExport(application, actor, 'audit-exported', filter)
      const name = `${termsIn(locale).auditSheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeAudit(application, { actor, scope, locale }, filter))
    },
  }),
]
