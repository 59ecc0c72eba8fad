import {
  assessLight, changeIndicatorObject, decideCorrection, decideIndicatorReports, getIndicator, getStages, isLeft,
  listHouses, listIndicatorDepartments, listIndicatorObjects, listIndicatorReports, listIndicators, listInsuredMembers, ObjectFilter, proposeCorrection,
  ReportFilter, submitIndicatorReport,
} from '@lookback/core/indicators'
import { Sha256 } from '@lookback/core/evidence'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { z } from 'zod'
import { getParameter } from '../database/parameters.ts'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { actorScope } from '../kit/actor.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { exportMark } from '../kit/export-mark.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { assess } from './assess.ts'
import { boardOf, departmentsOf } from './board.ts'
import { listMembers } from './computed.queries.ts'
import { unsafeGradesOn } from './facts.ts'
import { listHouses as houseRows } from './houses.queries.ts'
import { decideOnCorrection, propose } from './correct.ts'
import { decideReports } from './decide.ts'
import { listReports } from './lists.ts'
import { changeObject, objectRow } from './objects.ts'
import { findPhoto, listObjects } from './objects.queries.ts'
import { stagesOf, stageScopes } from './stages.ts'
import { storyOf } from './story.ts'
import { submitReport } from './submit.ts'
import { writeCatalogue, writeObjects, writeReports, writeTargets } from './workbooks.ts'

const YearQuery = z.object({ year: z.coerce.number().int().optional() })

export const indicatorsRoutes: Route[] = [
  on(listIndicators, ({ application, scope, query }) => boardOf(application, scope, query)),

  on(listIndicatorDepartments, ({ application, scope, query }) => departmentsOf(application, scope, query)),

  on(getStages, ({ application, actor, query, locale }) => stagesOf(application, stageScopes(actor), query.region, locale)),

  on(getIndicator, ({ application, scope, params, query, locale }) =>
    storyOf(application, scope, readIdentifier(params.id), query.region, locale)),

  on(listIndicatorObjects, async ({ application, actor, scope, query: { cursor, limit, ...filter } }) => {
    const page = { after: readCursor(cursor, 3), limit: limit + 1 }
    const { rows, total } = await listObjects(application.database, scope, filter, dayOf(application.clock()), page)
    const reporting = actorScope(actor, 'indicators:report')
    return pageFrom(rows.map((row) => objectRow(row, reporting)), total, limit, (row) => [String(!isLeft(row.state)), row.plannedOn ?? '2999-12-31', row.id])
  }),

  on(changeIndicatorObject, ({ application, actor, params, body, locale }) =>
    changeObject(application, actor, readIdentifier(params.id), body, locale)),

  raw({
    method: 'GET', path: '/api/indicator-objects/:id/photos/:sha256', access: 'indicators:read',
    handle: async ({ application, scope, params, query, response }) => {
      const name = Sha256.safeParse(params.sha256)
      const photo = name.success ? await findPhoto(application.database, scope, readIdentifier(params.id), name.data) : null
      if (!photo) throw new Refusal('not-found')
      const part = (query as { size?: string }).size === 'thumbnail' ? 'thumbnail' : 'content'
      return response.type(photo.mediaType).header('content-disposition', 'inline')
        .send(await application.contents.read({ sha256: photo.content, part }))
    },
  }),

  on(listIndicatorReports, ({ application, actor, scope, query }) => listReports(application, actor, scope, query)),

  on(submitIndicatorReport, async ({ application, actor, body, locale }) => {
    const { id, round, checks } = await submitReport(application, actor, body, locale)
    return { id, round, checks }
  }),

  on(decideIndicatorReports, async ({ application, actor, body }) => ({ decided: await decideReports(application, actor, body.decisions) })),

  on(proposeCorrection, async ({ application, actor, body }) => {
    await propose(application, actor, body)
    return { id: body.id }
  }),

  on(decideCorrection, async ({ application, actor, params, body }) => ({
    ordinal: await decideOnCorrection(application, actor, readIdentifier(params.id), body),
  })),

  on(assessLight, async ({ application, actor, body }) => {
    await assess(application, actor, body)
    return { id: body.id }
  }),

  on(listInsuredMembers, async ({ application, scope, query: { cursor, limit, ...filter } }) => {
    const { uninsured } = await getParameter(application.database, scope.county, 'indicators', dayOf(application.clock()))
    const { rows, total } = await listMembers(application.database, scope, filter, uninsured, { after: readCursor(cursor, 3), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ village, householdNumber, id }) => [village, householdNumber, id])
  }),

  on(listHouses, async ({ application, scope, query: { cursor, limit, ...filter } }) => {
    const unsafeGrades = await unsafeGradesOn(application.database, scope.county, dayOf(application.clock()))
    const { rows, total } = await houseRows(application.database, scope, filter, unsafeGrades, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ village, number }) => [village, number])
  }),

  raw({
    method: 'GET', path: '/api/indicators.xlsx', access: 'indicators:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const { year = Number(dayOf(application.clock()).slice(0, 4)) } = YearQuery.parse(query)
      await logExport(application, actor, 'indicators-exported', { year })
      return download(response, `${termsIn(locale).table.indicators}-${year}.xlsx`, XLSX)
        .send(await writeCatalogue(application, scope, year, locale, await exportMark(application, actor)))
    },
  }),

  raw({
    method: 'GET', path: '/api/indicator-targets.xlsx', access: 'indicators:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const { year = Number(dayOf(application.clock()).slice(0, 4)) } = YearQuery.parse(query)
      await logExport(application, actor, 'indicators-exported', { year })
      return download(response, `${termsIn(locale).table['indicator-targets']}-${year}.xlsx`, XLSX)
        .send(await writeTargets(application, scope, year, locale, await exportMark(application, actor)))
    },
  }),

  raw({
    method: 'GET', path: '/api/indicator-objects.xlsx', access: 'indicators:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = ObjectFilter.parse(query)
      await logExport(application, actor, 'indicators-exported', filter)
      return download(response, `${termsIn(locale).table['indicator-objects']}.xlsx`, XLSX)
        .send(await writeObjects(application, scope, filter, locale, await exportMark(application, actor)))
    },
  }),

  raw({
    method: 'GET', path: '/api/indicator-reports.xlsx', access: 'indicators:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = ReportFilter.omit({ mine: true }).parse(query)
      await logExport(application, actor, 'indicators-exported', filter)
      return download(response, `${termsIn(locale).table['indicator-reports']}-${dayOf(application.clock())}.xlsx`, XLSX)
        .send(await writeReports(application, scope, filter, locale, await exportMark(application, actor)))
    },
  }),
]
