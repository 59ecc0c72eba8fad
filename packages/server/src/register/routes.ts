import { getParameter } from '../database/parameters.ts'
import { listAllLabels, listLabels } from '../foundation/index.ts'
import { listLatestItems } from '../checklists/index.ts'
import { listDepartments, listRegionsInScope, listUnits } from '../places/index.ts'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { getImport, getVocabulary, HouseholdColumn, HouseholdFilter, listHouseholds, listImports, nameHeading, revealHousehold } from '@lookback/core/register'
import { actorScope } from '../kit/actor.ts'
import type { Caller, Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { revealNumbers } from './households.ts'
import { findErrorsWorkbook, listImportRows } from './import/imports.queries.ts'
import { keepHeadingName } from './import/heading-names.ts'
import { startImport } from './import/run-import.ts'
import { writeHouseholdList } from './export-households.ts'
import { writeRegister } from './export-register.ts'
import { listHouseholdRows } from './list-households.queries.ts'
import { z } from 'zod'
import { download, XLSX } from '../http/download.ts'
import { termsIn } from '@lookback/core/words'
import { columnsAsked } from '../kit/columns-asked.ts'
import { exportMark } from '../kit/export-mark.ts'
import { logExport, logTaken } from '../kit/log-export.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { uploadIn, UploadQuery } from '../kit/uploaded-file.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a workbook says by leaving something empty, or out, the importer has to say. */
const HouseholdsUpload = UploadQuery.extend({
  emptyClears: z.stringbool().default(false), unlistedLeave: z.stringbool().default(false),
  replacedFamilies: z.string().max(5_000).default('').transform((numbers) => numbers.split(',').filter((number) => number !== '')),
})

/** Numbers are masked unless they are asked for in full; the log says so. */
/** Households as the list shows them; those that are on the register no more are in no export of it. */
const RegisterExport = HouseholdFilter.omit({ ended: true }).extend({ full: z.stringbool().default(false) })

/** An import that the caller may see. */
async function getImportRow({ application, scope, actor, locale }: Caller, id: string) {
  const [row] = await listImportRows(application.database, scope, actor, locale, readIdentifier(id))
  if (!row) throw new Refusal('not-found')
  return row
}

export const registerRoutes: Route[] = [
  on(listHouseholds, async ({ application, actor, scope, query: { cursor, limit, skip = 0, ...filter } }) => {
    const after = readCursor(cursor, 2)
    const problems = actorScope(actor, 'problems:read')
    const page = { after, limit: limit + 1, skip }
    const { rows, total } = await listHouseholdRows(application.database, { scope, problems, filter }, page)
    return pageFrom(rows, total, limit, (row) => [row.village, row.number])
  }),

  on(revealHousehold, ({ application, actor, scope, params, body }) =>
    revealNumbers(application, actor, scope, params.id, body.purpose)),

  on(listImports, async ({ application, actor, scope, locale }) => ({
    imports: await listImportRows(application.database, scope, actor, locale),
  })),

  on(nameHeading, ({ application, actor, body }) => keepHeadingName(application, actor, body.heading, body.column)),

  on(getImport, (call) => getImportRow(call, call.params.id)),

  raw({
    method: 'POST',
    path: '/api/imports/households',
    access: 'register:import',
    handle: async (call) => {
      const { application, actor, locale, request, response, query } = call
      const { dryRun, ...choices } = HouseholdsUpload.parse(query)
      const upload = await uploadIn(request)
      const id = await startImport(application, actor, { fileName: upload.filename, content: upload.file, dryRun, choices, locale })
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
      await logTaken(application, actor, 'refused-households-taken', params.id)
      const name = encodeURIComponent(`${workbook.fileName.replace(/\.xlsx$/i, '')}-errors.xlsx`)
      return response
        .type(workbookType)
        .header('content-disposition', `attachment; filename="errors.xlsx"; filename*=UTF-8''${name}`)
        .send(workbook.content)
    },
  }),

  raw({
    method: 'GET', path: '/api/register.xlsx', access: 'register:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const { full, ...filter } = RegisterExport.parse(query)
      const own = full ? actorScope(actor, 'register:reveal') : scope
      if (own.grants.length === 0) throw new Refusal('not-permitted')
      await logExport(application, actor, full ? 'register-exported-whole' : 'register-exported', {})
      const name = `${termsIn(locale).registerSheet.name}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeRegister(application, own, full, await exportMark(application, actor), filter))
    },
  }),

  raw({
    method: 'GET', path: '/api/households.xlsx', access: 'register:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = HouseholdFilter.parse(query)
      await logExport(application, actor, 'register-exported', filter)
      const asked = { scope, problems: actorScope(actor, 'problems:read'), filter }
      const list = await writeHouseholdList(application, asked, locale, await exportMark(application, actor), columnsAsked(query, HouseholdColumn))
      return download(response, `${termsIn(locale).householdSheet.name}-${dayOf(application.clock())}.xlsx`, XLSX).send(list)
    },
  }),

  on(getVocabulary, async ({ application: { database, clock }, scope }) => {
    const today = dayOf(clock())
    const { yellowDays, filterDays } = await getParameter(database, scope.county, 'rectification', today)
    return {
      regions: await listRegionsInScope(database, scope),
      dimensions: await listLabels(database, scope.county, 'dimension', today),
      categories: await listLabels(database, scope.county, 'household-category', today),
      departments: await listDepartments(database, scope.county),
      units: await listUnits(database, scope.county),
      items: await listLatestItems(database, scope.county),
      codes: await listAllLabels(database, scope.county, today),
      yellowDays,
      filterDays,
    }
  }),
]
