import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { Identifier, Refusal } from '@lookback/core/kernel'
import { listSheetImports, returnedTableTermsIn, SheetKind } from '@lookback/core/returned-tables'
import { download, XLSX } from '../http/download.ts'
import type { Call, Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { importSheet } from './import.ts'
import { findRefusedWorkbook, listSheetRows } from './imports.queries.ts'

const UploadQuery = z.object({ dryRun: z.stringbool().default(false) })

/** Keeps an uploaded workbook in a folder of its own while it is taken in. */
async function withUpload<Result>(
  { request }: Call<string, unknown, unknown>, work: (file: string, fileName: string) => Promise<Result>,
): Promise<Result> {
  const upload = request.isMultipart() ? await request.file() : undefined
  if (!upload) throw new Refusal('request-invalid', { fields: 'file' })
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-upload-'))
  try {
    const file = path.join(folder, 'sheet.xlsx')
    await pipeline(upload.file, createWriteStream(file, { mode: 0o600 }))
    if (upload.file.truncated) throw new Refusal('request-too-large', { limit: '200 MB' })
    return await work(file, upload.filename)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const sheetsRoutes: Route[] = [
  on(listSheetImports, async ({ application, actor, query: { cursor, limit, kind } }) => {
    const { rows, total } = await listSheetRows(application.database, actor, kind, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, (row) => [row.importedAt, row.id])
  }),

  raw({
    method: 'POST', path: '/api/sheets/:kind', access: 'signed-in',
    handle: async (call) => {
      const kind = SheetKind.safeParse(call.params.kind)
      if (!kind.success) throw new Refusal('not-found')
      const { dryRun } = UploadQuery.parse(call.query)
      const { application, actor, locale, response } = call
      const made = await withUpload(call, (file, fileName) =>
        importSheet(application, actor, { kind: kind.data, fileName, file, dryRun, locale }))
      return response.status(201).send(made)
    },
  }),

  raw({
    method: 'GET', path: '/api/sheets/:id/refused.xlsx', access: 'signed-in',
    handle: async ({ application, actor, params, locale, response }) => {
      const id = Identifier.safeParse(params.id)
      const workbook = id.success ? await findRefusedWorkbook(application.database, actor, id.data) : null
      if (!workbook) throw new Refusal('not-found')
      const name = `${workbook.fileName.replace(/\.xlsx$/i, '')}-${returnedTableTermsIn(locale).refusedFile}.xlsx`
      return download(response, name, XLSX).send(workbook.content)
    },
  }),
]
