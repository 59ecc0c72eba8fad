import { Refusal } from '@lookback/core/kernel'
import { listSheetImports, returnedTableTermsIn } from '@lookback/core/returned-tables'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { logTaken } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { uploadIn, UploadQuery, withUploadedFile } from '../kit/uploaded-file.ts'
import { importSheet } from './import.ts'
import { findRefusedWorkbook, listSheetRows } from './imports.queries.ts'

export const sheetsRoutes: Route[] = [
  on(listSheetImports, async ({ application, actor, query: { cursor, limit, kind } }) => {
    const { rows, total } = await listSheetRows(application.database, actor, kind, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, (row) => [row.importedAt, row.id])
  }),

  raw({
    method: 'POST', path: '/api/sheets/:kind', access: 'signed-in',
    handle: async ({ application, actor, locale, params, query, request, response }) => {
      const { dryRun } = UploadQuery.parse(query)
      const upload = await uploadIn(request)
      const made = await withUploadedFile(application, upload.file, (file) =>
        importSheet(application, actor, { kind: params.kind, fileName: upload.filename, file, dryRun, locale }))
      return response.status(201).send(made)
    },
  }),

  raw({
    method: 'GET', path: '/api/sheets/:id/refused.xlsx', access: 'signed-in',
    handle: async ({ application, actor, params, locale, response }) => {
      const workbook = await findRefusedWorkbook(application.database, actor, readIdentifier(params.id))
      if (!workbook) throw new Refusal('not-found')
      await logTaken(application, actor, 'refused-table-taken', params.id)
      const name = `${workbook.fileName.replace(/\.(xlsx|csv)$/i, '')}-${returnedTableTermsIn(locale).refusedFile}.xlsx`
      return download(response, name, XLSX).send(workbook.content)
    },
  }),
]
