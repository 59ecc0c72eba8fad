import { dayOf, Refusal } from '@lookback/core/kernel'
import {
  getBulletin, listBulletins, listFigureRows, listTemplateTags, makeBulletin as makeBulletinEndpoint, reportTermsIn,
} from '@lookback/core/reports'
import { ProblemFilter, ViewColumn } from '@lookback/core/problems'
import { DOCX, download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { listIndicatorNames } from '../indicators/index.ts'
import { columnsAsked } from '../kit/columns-asked.ts'
import { logExport } from '../kit/log-export.ts'
import { readCursor } from '../kit/page.ts'
import { findBulletin, listBulletinRows, listFigures, pageFigureRows } from './bulletin.queries.ts'
import { changeTemplate, currentTemplate } from './bulletin-template.ts'
import { bulletinDocument, makeBulletin } from './bulletins.ts'
import { exportMark } from '../kit/export-mark.ts'
import { writeLedger } from './ledger.ts'
import { TEMPLATE_LIMIT } from './template-archive.ts'
import { templateTags } from './template-tags.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { uploadIn } from '../kit/uploaded-file.ts'

export const reportsRoutes: Route[] = [
  raw({
    method: 'GET', path: '/api/ledger.xlsx', access: 'problems:read',
    handle: async ({ application, actor, scope, query, locale, response }) => {
      const filter = ProblemFilter.parse(query)
      await logExport(application, actor, 'ledger-exported', filter)
      const ledger = await writeLedger(application, scope, filter, locale, await exportMark(application, actor), columnsAsked(query, ViewColumn))
      const name = `${reportTermsIn(locale).ledger.fileName}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(ledger)
    },
  }),

  on(listBulletins, async ({ application, scope }) => ({
    bulletins: await listBulletinRows(application.database, scope.county),
  })),

  on(makeBulletinEndpoint, ({ application, actor, scope, body }) => makeBulletin(application, actor, scope, body)),

  on(getBulletin, async ({ application: { database }, scope, params, locale }) => {
    const bulletin = await findBulletin(database, scope.county, readIdentifier(params.id))
    if (!bulletin) throw new Refusal('not-found')
    return { ...bulletin, figures: await listFigures(database, scope.county, bulletin.id, locale) }
  }),

  on(listFigureRows, async ({ application: { database }, scope, params, query: { cursor, limit }, locale }) => {
    const after = readCursor(cursor, 4)
    const bulletin = readIdentifier(params.id)
    const [figure] = await listFigures(database, scope.county, bulletin, locale, params.name)
    if (!figure) throw new Refusal('not-found')
    const page = await pageFigureRows(database, scope, { bulletin, figure: figure.name }, { after, limit })
    return { ...page, figure, outside: figure.rows - page.times }
  }),

  raw({
    method: 'GET', path: '/api/bulletins/:id/document.docx', access: 'reports:read',
    handle: async ({ application, scope, params, locale, response }) => {
      const id = readIdentifier(params.id)
      const document = await bulletinDocument(application, scope.county, id)
      const bulletin = await findBulletin(application.database, scope.county, id)
      const name = `${reportTermsIn(locale).bulletin.fileName}-${bulletin?.ordinal ?? ''}.docx`
      return download(response, name, DOCX).send(document)
    },
  }),

  on(listTemplateTags, async ({ application: { database, clock }, scope, locale }) => ({
    tags: templateTags(reportTermsIn(locale), await listIndicatorNames(database, scope, dayOf(clock()))),
  })),

  raw({
    method: 'GET', path: '/api/bulletin-template.docx', access: 'reports:publish',
    handle: async ({ application, scope, locale, response }) => {
      const template = await currentTemplate(application.database, scope.county)
      return download(response, `${reportTermsIn(locale).bulletin.templateFileName}.docx`, DOCX).send(template)
    },
  }),

  raw({
    method: 'PUT', path: '/api/bulletin-template.docx', access: 'reports:publish', bodyLimit: TEMPLATE_LIMIT + 65_536,
    handle: async ({ application, actor, scope, request }) => {
      const upload = await uploadIn(request, TEMPLATE_LIMIT)
      await changeTemplate(application, actor, scope, await upload.toBuffer())
      return {}
    },
  }),
]
