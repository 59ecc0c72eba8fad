import {
  countStaffing, endReinforcement, listHelpedHouseholds, listHelperLoads, listPostings, listReinforcements, listStaffedVillages, moveHouseholds, proposeStaffing, sendReinforcements, staffingTermsIn, VillageFilter,
} from '@lookback/core/staffing'
import type { Page } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { writeAssignments } from './assignments-workbook.ts'
import { countsOf } from './count.ts'
import { listHelpedRows } from './helped.queries.ts'
import { moveTo } from './move.ts'
import { propose } from './propose.ts'
import { callBack, send } from './reinforce.ts'
import { keysOf, narrows, placesIn, postingsIn, reinforcementsIn } from './staffing.ts'

export const staffingRoutes: Route[] = [
  on(listStaffedVillages, async ({ application: { database, clock }, scope, query: { cursor, limit, ...filter } }) =>
    pageOfRows(narrows.villages((await placesIn(database, scope, dayOf(clock()))).villages, filter), { cursor, limit }, keysOf.village)),

  on(listHelperLoads, async ({ application: { database, clock }, scope, query: { cursor, limit, ...filter } }) =>
    pageOfRows(narrows.helpers((await placesIn(database, scope, dayOf(clock()))).helpers, filter), { cursor, limit }, keysOf.helper)),

  on(listHelpedHouseholds, async ({ application: { database, clock }, scope, query: { cursor, limit, ...filter } }) => {
    const { rows, total, name } = await listHelpedRows(database, scope, filter, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1 })
    return { ...pageFrom(rows, total, limit, ({ village, number }) => [village, number]), name }
  }),

  on(listPostings, async ({ application: { database, clock }, scope, query: { cursor, limit, ...filter } }) =>
    pageOfRows(narrows.postings(await postingsIn(database, scope, dayOf(clock())), filter), { cursor, limit }, keysOf.posting)),

  on(listReinforcements, async ({ application: { database, clock }, scope, query: { cursor, limit, ...filter } }) => {
    const today = dayOf(clock())
    const parameter = await getParameter(database, scope.county, 'staffing', today)
    return pageOfRows(narrows.reinforcements(await reinforcementsIn(database, scope, today), filter, today, parameter), { cursor, limit }, keysOf.reinforcement)
  }),

  on(countStaffing, ({ application, actor, query }) => countsOf(application, actor, query.region)),

  on(proposeStaffing, ({ application, scope, query }) => propose(application, scope, query.region)),

  on(sendReinforcements, async ({ application, actor, body }) => ({ sent: await send(application, actor, body) })),

  on(endReinforcement, async ({ application, actor, params, body }) => ({ endedOn: await callBack(application, actor, readIdentifier(params.id), body) })),

  on(moveHouseholds, async ({ application, actor, scope, body }) => ({ moved: await moveTo(application, actor, scope, body) })),

  raw({
    method: 'GET', path: '/api/staffing.xlsx', access: 'staffing:places',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = VillageFilter.parse(query)
      await logExport(application, actor, 'staffing-exported', filter)
      const name = `${staffingTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeAssignments(application, { actor, scope, locale }, filter))
    },
  }),
]

/** A page of rows that are all at hand, in the order of their keys. */
function pageOfRows<Row>(rows: readonly Row[], { cursor, limit }: { cursor?: string | undefined; limit: number }, keyOf: (row: Row) => string): Page<Row> {
  const [after] = readCursor(cursor, 1) ?? []
  const rest = after === undefined ? rows : rows.filter((row) => keyOf(row) > after)
  return pageFrom(rest.slice(0, limit + 1), rows.length, limit, (row) => [keyOf(row)])
}
