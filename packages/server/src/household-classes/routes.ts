import { closeHouseholdClass, countHouseholdClasses, getHouseholdClass, giveHouseholdClass, HouseholdClassFilter, householdClassTermsIn, listHouseholdClasses } from '@lookback/core/household-classes'
import { dayOf } from '@lookback/core/kernel'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { actorScope } from '../kit/actor.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { listClassRows } from './classes.queries.ts'
import { askedOf, countsOf } from './counts.ts'
import { closeClass, giveClass } from './give-class.ts'
import { viewClass } from './view.ts'
import { queued } from './work.ts'
import { writeHouseholdClasses } from './workbook.ts'

export const householdClassesRoutes: Route[] = [
  on(listHouseholdClasses, async ({ application: { database, clock }, actor, query: { cursor, limit, queue, ...filter } }) => {
    // What waits for somebody lies where they see to it; everything else where they read.
    const scope = actorScope(actor, queue === undefined ? 'household-classes:read' : queued[queue].permission)
    const narrowed = queue === undefined ? filter : { ...filter, standing: queued[queue].standing }
    const { rows, total } = await listClassRows(database, scope, narrowed, await askedOf(database, actor.county, dayOf(clock())), { after: readCursor(cursor, 1), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ number }) => [number])
  }),

  on(countHouseholdClasses, ({ application, scope, query: { region } }) => countsOf(application, scope, region)),

  on(getHouseholdClass, ({ application, actor, params }) => viewClass(application, actor, readIdentifier(params.id))),

  on(giveHouseholdClass, ({ application, actor, params, body, locale }) => giveClass(application, actor, readIdentifier(params.id), body, locale)),

  on(closeHouseholdClass, ({ application, actor, params, body, locale }) => closeClass(application, actor, readIdentifier(params.id), body, locale)),

  raw({
    method: 'GET', path: '/api/household-classes.xlsx', access: 'household-classes:read',
    handle: async ({ application, actor, query, locale, response }) => {
      const filter = HouseholdClassFilter.omit({ queue: true }).parse(query)
      await logExport(application, actor, 'household-classes-exported', filter)
      const name = `${householdClassTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeHouseholdClasses(application, actor, actorScope(actor, 'household-classes:read'), filter, locale))
    },
  }),
]
