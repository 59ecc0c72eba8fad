import { download, XLSX } from '../http/download.ts'
import { dayOf } from '@lookback/core/kernel'
import { listTermsIn } from '@lookback/core/three-lists'
import { ProblemFilter } from '@lookback/core/problems'
import { writeThreeLists } from './three-lists.ts'
import { logExport } from '../kit/log-export.ts'
import { raw } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { exportMark } from '../kit/export-mark.ts'
export const threeListsRoutes: Route[] = [
  raw({
    method: 'GET', path: '/api/three-lists.xlsx', access: 'problems:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = ProblemFilter.parse(query)
      await logExport(application, actor, 'three-lists-exported', filter)
      const lists = await writeThreeLists(application, scope, filter, locale, await exportMark(application, actor))
      return download(response, `${listTermsIn(locale).fileName}-${dayOf(application.clock())}.xlsx`, XLSX).send(lists)
    },
  }),
]
