import {
  actOnLetter, beginLetterDraft, countLetters, deleteLetterDraft, getLetter, getLetterDraft, getLetterFrame, issueLetter as issueLetterEndpoint, listLetterDrafts,
  LetterFilter, letterTermsIn, listLetters, listLetterTasks, listLetterTemplates, removeLetterTemplate, saveLetterDraft,
} from '@lookback/core/letters'
import { coversRegion } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { Sha256 } from '@lookback/core/evidence'
import { getParameter } from '../database/parameters.ts'
import { DOCX, download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { logExport } from '../kit/log-export.ts'
import { readCursor } from '../kit/page.ts'
import { listUnits } from '../places/index.ts'
import { TEMPLATE_LIMIT } from '../reports/index.ts'
import { uploadIn } from '../kit/uploaded-file.ts'
import { actOn } from './act.ts'
import { findAttachment } from './attachments.queries.ts'
import { beginDraft, saveDraft, throwAway, viewOf } from './drafts.ts'
import { findDraft, listDrafts } from './drafts.queries.ts'
import { issueLetter } from './issue.ts'
import { writeLetterList } from './letters-workbook.ts'
import { letterCounts, letterRows } from './list.ts'
import { listLeaders } from './people.queries.ts'
import { printLetter } from './print.ts'
import { isSeatOf, readerOf, seatsOf } from './reader.ts'
import { changeTemplate, previewOf, removeTemplate, templateOf, templatesOf } from './templates.ts'
import { viewLetter, viewTasks } from './view.ts'

export const lettersRoutes: Route[] = [
  on(listLetters, ({ application, actor, query }) => letterRows(application, actor, query)),

  on(countLetters, ({ application, actor, query }) => letterCounts(application, actor, query)),

  on(getLetter, ({ application, actor, params }) => viewLetter(application, actor, readIdentifier(params.id))),

  on(listLetterTasks, ({ application, actor, params, query: { cursor, ...query } }) =>
    viewTasks(application, actor, readIdentifier(params.id), { ...query, cursor: readCursor(cursor, 2) })),

  on(actOnLetter, ({ application, actor, params, body }) => actOn(application, actor, readIdentifier(params.id), body)),

  on(getLetterFrame, async ({ application: { database, clock }, actor, scope }) => {
    const today = dayOf(clock())
    const units = await listUnits(database, actor.county)
    const seats = seatsOf(actor, 'letters:issue')
    return {
      kinds: (await getParameter(database, actor.county, 'letters', today)).kinds,
      units: units.filter(({ region }) => coversRegion(scope, region)),
      people: coversRegion(scope, actor.county) ? await listLeaders(database, actor.county, today) : [],
      issuers: units.filter(({ code, region }) => isSeatOf(seats, code, region)).map(({ code, name }) => ({ code, name })),
    }
  }),

  on(listLetterDrafts, async ({ application: { database }, actor }) => ({ rows: await listDrafts(database, actor.county, seatsOf(actor, 'letters:issue')) })),

  on(getLetterDraft, async ({ application: { database }, actor, params }) => {
    const draft = await findDraft(database, actor.county, seatsOf(actor, 'letters:issue'), readIdentifier(params.id), { lock: false })
    if (!draft) throw new Refusal('not-found')
    return viewOf(draft)
  }),

  on(beginLetterDraft, ({ application, actor, body }) => beginDraft(application, actor, body)),

  on(saveLetterDraft, ({ application, actor, params, body }) => saveDraft(application, actor, readIdentifier(params.id), body)),

  on(deleteLetterDraft, async ({ application, actor, params }) => {
    await throwAway(application, actor, readIdentifier(params.id))
    return {}
  }),

  on(issueLetterEndpoint, ({ application, actor, params, body }) => issueLetter(application, actor, readIdentifier(params.id), body.version)),

  raw({
    method: 'GET', path: '/api/letters/:id/document.docx', access: 'letters:read',
    handle: async ({ application, actor, params, response }) => {
      const { name, content } = await printLetter(application, actor, readIdentifier(params.id))
      return download(response, name, DOCX).send(content)
    },
  }),

  raw({
    method: 'GET', path: '/api/letters.xlsx', access: 'letters:read',
    handle: async ({ application, actor, query, locale, response }) => {
      const filter = LetterFilter.parse(query)
      await logExport(application, actor, 'letters-exported', filter)
      const name = `${letterTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeLetterList(application, actor, filter, locale))
    },
  }),

  raw({
    method: 'GET', path: '/api/letters/:id/attachments/:sha256', access: 'letters:read',
    handle: async ({ application, actor, params, response }) => {
      const name = Sha256.safeParse(params.sha256)
      const file = name.success ? await findAttachment(application.database, readerOf(actor), readIdentifier(params.id), name.data) : undefined
      if (!file) throw new Refusal('not-found')
      if (file.letGo) throw new Refusal('content-let-go')
      return download(response, file.fileName, file.mediaType).send(await application.contents.read({ sha256: file.content, part: 'content' }))
    },
  }),

  on(listLetterTemplates, ({ application, actor }) => templatesOf(application, actor.county)),

  ...([['document', templateOf], ['preview', previewOf]] as const).map(([what, contentOf]) => raw({
    method: 'GET', path: `/api/letter-templates/:kind/${what}.docx`, access: 'letters:templates',
    handle: async ({ application, actor, params, response }) => {
      const { name, content } = await contentOf(application, actor.county, params.kind)
      return download(response, `${name}.docx`, DOCX).send(content)
    },
  })),

  raw({
    method: 'PUT', path: '/api/letter-templates/:kind/document.docx', access: 'letters:templates', bodyLimit: TEMPLATE_LIMIT + 65_536,
    handle: async ({ application, actor, params, request }) => {
      const upload = await uploadIn(request, TEMPLATE_LIMIT)
      await changeTemplate(application, actor, params.kind, await upload.toBuffer())
      return {}
    },
  }),

  on(removeLetterTemplate, async ({ application, actor, params }) => {
    await removeTemplate(application, actor, params.kind)
    return {}
  }),
]
