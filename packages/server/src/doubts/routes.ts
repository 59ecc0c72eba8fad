import { checkDoubt, countDoubts, DoubtFilter, doubtTermsIn, handOutDoubts, listDoubts, listDoubtsToCheck } from '@lookback/core/doubts'
import { dayOf } from '@lookback/core/kernel'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { countWaiting, listWaiting } from './checks.queries.ts'
import { handOut, takeResult } from './commands.ts'
import { writeDoubts } from './doubts-workbook.ts'
import { checkedRow, doubtCountsOf, doubtsIn, keyOf } from './list.ts'
import { owedScope } from './work.ts'

export const doubtsRoutes: Route[] = [
  on(listDoubts, async ({ application, scope, query: { cursor, limit, ...filter } }) => {
    const { rows } = await doubtsIn(application, scope, filter)
    const [after = ''] = readCursor(cursor, 1) ?? []
    const page = rows.filter((row) => keyOf(row) > after).slice(0, limit + 1)
    return pageFrom(page, rows.length, limit, (row) => [keyOf(row)])
  }),

  on(countDoubts, ({ application, scope, query }) => doubtCountsOf(application, scope, query)),

  on(handOutDoubts, async ({ application, actor, scope, body }) => ({ handedOut: await handOut(application, actor, scope, body) })),

  on(listDoubtsToCheck, async ({ application: { database, clock }, actor, query: { cursor, limit } }) => {
    const scope = owedScope(actor)
    const checks = await listWaiting(database, scope, { after: readCursor(cursor, 2), limit: limit + 1 })
    const { count } = await countWaiting(database, scope, dayOf(clock()), 0)
    return pageFrom(checks.map((check) => checkedRow(check, false)), count, limit, ({ dueOn, id }) => [dueOn ?? '', id])
  }),

  on(checkDoubt, ({ application, actor, scope, params, body }) => takeResult(application, actor, scope, params.id, body)),

  raw({
    method: 'GET', path: '/api/doubts.xlsx', access: 'doubts:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = DoubtFilter.parse(query)
      await logExport(application, actor, 'doubts-exported', filter)
      const name = `${doubtTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeDoubts(application, { actor, scope, locale }, filter))
    },
  }),
]
