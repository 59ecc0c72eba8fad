import { z } from 'zod'
import {
  addUnit as addUnitEndpoint, getHousehold, getImport, listHouseholds, listImports, listPlaces, renameUnit as renameUnitEndpoint,
  revealHousehold,
} from '@lookback/core/register'
import { Identifier } from '@lookback/core/identifier'
import { Refusal } from '@lookback/core/refusal'
import { actorScope } from '../access/actor.ts'
import type { Caller, Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { pageFrom, readCursor } from '../page.ts'
import { revealNumbers, viewHousehold } from './households.ts'
import { findErrorsWorkbook, listImportRows } from './import/imports.queries.ts'
import { startImport } from './import/run-import.ts'
import { uploadRegions } from './import/upload-regions.ts'
import { listHouseholdRows } from './list-households.queries.ts'
import { addUnit, readPlaces, renameUnit } from './places.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const UploadQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false') })

/** An import that the caller may see. */
async function getImportRow({ application, scope, actor, locale }: Caller, id: string) {
  const rows = Identifier.safeParse(id).success
    ? await listImportRows(application.database, scope, actor, locale, id)
    : []
  const [row] = rows
  if (!row) throw new Refusal('not-found')
  return row
}

export const registerRoutes: Route[] = [
  on(listHouseholds, async ({ application, actor, scope, query: { cursor, limit, ...filter } }) => {
    const after = readCursor(cursor, 2)
    const problems = actorScope(actor, 'problems:read')
    const page = { after, limit: limit + 1 }
    const { rows, total } = await listHouseholdRows(application.database, scope, problems, filter, page)
    return pageFrom(rows, total, limit, (row) => [row.village, row.number])
  }),

  on(getHousehold, ({ application, actor, scope, params }) =>
    viewHousehold(application.database, actor, scope, params.id)),

  on(revealHousehold, ({ application, actor, scope, params, body }) =>
    revealNumbers(application, actor, scope, params.id, body.purpose)),

  on(listImports, async ({ application, actor, scope, locale }) => ({
    imports: await listImportRows(application.database, scope, actor, locale),
  })),

  on(getImport, (call) => getImportRow(call, call.params.id)),

  raw({
    method: 'POST',
    path: '/api/imports/households',
    access: 'register:import',
    handle: async (call) => {
      const { application, actor, locale, request, response, query } = call
      const dryRun = UploadQuery.parse(query).dryRun === 'true'
      const upload = request.isMultipart() ? await request.file() : undefined
      if (!upload) throw new Refusal('request-invalid', { fields: 'file' })
      const id = await startImport(application, actor, { fileName: upload.filename, content: upload.file, dryRun, locale })
      return response.status(201).send(await getImportRow(call, id))
    },
  }),

  raw({
    method: 'GET',
    path: '/api/imports/:id/errors.xlsx',
    access: 'register:import',
    handle: async (call) => {
      const { application, actor, scope, response, params } = call
      await getImportRow(call, params.id)
      const workbook = await findErrorsWorkbook(application.database, scope, actor, params.id)
      if (!workbook) throw new Refusal('not-found')
      const name = encodeURIComponent(`${workbook.fileName.replace(/\.xlsx$/i, '')}-errors.xlsx`)
      return response
        .type(workbookType)
        .header('content-disposition', `attachment; filename="errors.xlsx"; filename*=UTF-8''${name}`)
        .send(workbook.content)
    },
  }),

  on(listPlaces, ({ application, actor }) => readPlaces(application, actor.county)),

  on(addUnitEndpoint, ({ application, actor, body }) => addUnit(application, actor, body)),

  on(renameUnitEndpoint, ({ application, actor, params, body }) => renameUnit(application, actor, params.code, body.name)),

  raw({
    method: 'POST',
    path: '/api/imports/regions',
    access: 'places:manage',
    handle: async ({ application, actor, request, response }) => {
      const upload = request.isMultipart() ? await request.file() : undefined
      if (!upload) throw new Refusal('request-invalid', { fields: 'file' })
      return response.status(201).send(await uploadRegions(application, actor, upload.file))
    },
  }),
]
