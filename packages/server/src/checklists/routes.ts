import { findFormFiles } from './forms.queries.ts'
import { listFormRows } from './checklists.queries.ts'
import { ChecklistCheck, getForm, listForms } from '@lookback/core/checklists'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { compileInThread } from './compile-in-thread.ts'
import { checkForm, publishForm, readChecklist } from './forms.ts'
import { uploadIn, UploadQuery } from '../kit/uploaded-file.ts'

/** A checklist is a small workbook; a larger file is something else. */
const CHECKLIST_LIMIT = 10 * 1_048_576

/** Checklists: looked at, published, taken away again. */
export const checklistRoutes: Route[] = [
  on(listForms, async ({ application, scope }) => ({ forms: await listFormRows(application.database, scope.county) })),

  on(getForm, ({ application, scope, params: { id, version } }) => readChecklist(application, scope.county, id, version)),

  raw({
    method: 'POST', path: '/api/forms', access: 'rounds:manage',
    handle: async ({ application, actor, scope, locale, query, request, response }) => {
      const { dryRun } = UploadQuery.parse(query)
      const workbook = await (await uploadIn(request, CHECKLIST_LIMIT)).toBuffer()
      const reading = { locale, read: compileInThread(scope.county) }
      if (dryRun) return response.send(ChecklistCheck.parse(await checkForm(application, scope.county, workbook, reading)))
      return response.status(201).send(await publishForm(application, scope.county, workbook, actor, reading))
    },
  }),

  raw({
    method: 'GET', path: '/api/forms/:id/:version/workbook.xlsx', access: 'rounds:manage',
    handle: async ({ application, scope, params: { id, version }, response }) => {
      const { title, workbook } = await readForm(application, scope.county, id, version)
      if (!workbook) throw new Refusal('not-found')
      return download(response, `${title} ${version}.xlsx`, XLSX).send(workbook)
    },
  }),

  raw({
    method: 'GET', path: '/api/forms/:id/:version/form.xml', access: 'rounds:manage',
    handle: async ({ application, scope, params: { id, version }, response }) => {
      const { title, xform } = await readForm(application, scope.county, id, version)
      return download(response, `${title} ${version}.xml`, 'application/xml; charset=utf-8').send(xform)
    },
  }),
]

async function readForm({ database }: Application, county: string, id: string, version: string) {
  const form = await findFormFiles(database, county, id, version)
  if (!form) throw new Refusal('form-version-unknown', { form: id, version })
  return form
}
