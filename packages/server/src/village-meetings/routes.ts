import {
  actOnVillageNotice, answerVillageObjection, correctVillageMinutes, countVillageMeetings, getVillageMeeting, getVillageMeetingFrame, getVillageNotice, listMeetingVillages, listVillageMeetings,
  listVillageNotices, listVillageObjections, openVillageNotice, pointOutVillageMeeting, seeVillageObjector, takeVillageObjection, VillageMeetingFilter, villageMeetingTermsIn, writeVillageMinutes,
} from '@lookback/core/village-meetings'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import { Sha256 } from '@lookback/core/evidence'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { DOCX, download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import { entryOf } from '../kit/entries.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { listRegions } from '../places/index.ts'
import { askedOf, countsOf } from './counts.ts'
import { findMinutes, findVillagePhoto, listMinutesRows } from './minutes.queries.ts'
import { actOnNotice, answerObjection, openNotice, seeObjector, takeObjection } from './notices.ts'
import { listNoticeRows } from './notices.queries.ts'
import { listObjectionRows } from './objections.queries.ts'
import { printMinutes, printNotice } from './print.ts'
import { viewMeeting, viewNotice } from './view.ts'
import { listVillageRows } from './villages.queries.ts'
import { writeVillageMeetings } from './workbook.ts'
import { correctMinutes, pointOut, writeMinutes } from './write-minutes.ts'

/** What waits for somebody lies where they write; everything else where they read. */
const scopeFor = (actor: Actor, queue: string | undefined): Scope => actorScope(actor, queue === undefined ? 'village-meetings:read' : 'village-meetings:write')

export const villageMeetingsRoutes: Route[] = [
  on(listVillageMeetings, async ({ application: { database }, scope, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listMinutesRows(database, scope, filter, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ day, id }) => [day, id])
  }),

  on(listMeetingVillages, async ({ application: { database, clock }, actor, query: { cursor, limit, queue, ...filter } }) => {
    const asked = await askedOf(database, actor.county, dayOf(clock()))
    const narrowed = queue === undefined ? filter : { ...filter, standing: 'owed' as const }
    const { rows, total } = await listVillageRows(database, scopeFor(actor, queue), narrowed, asked, { after: readCursor(cursor, 1), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ village }) => [village])
  }),

  on(listVillageNotices, async ({ application: { database, clock }, actor, query: { cursor, limit, queue, ...filter } }) => {
    const narrowed = queue === undefined ? filter : { ...filter, standing: 'to-end' as const }
    const { rows, total } = await listNoticeRows(database, scopeFor(actor, queue), narrowed, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ to, id }) => [to, id])
  }),

  on(listVillageObjections, async ({ application: { database }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listObjectionRows(database, scopeFor(actor, filter.queue), filter, { after: readCursor(cursor, 2), limit: limit + 1 })
    const writing = actorScope(actor, 'village-meetings:write')
    return pageFrom(rows.map(({ isOpen, ...row }) => ({ ...row, mayAnswer: isOpen && coversRegion(writing, row.village) })), total, limit, ({ day, id }) => [day, id])
  }),

  on(countVillageMeetings, ({ application, scope, query: { region } }) => countsOf(application, scope, region)),

  on(getVillageMeetingFrame, async ({ application: { database, clock }, actor, scope }) => {
    const today = dayOf(clock())
    const { bodies, quorums, notices } = await getParameter(database, actor.county, 'village-meetings', today)
    const villages = (await listRegions(database, actor.county, today)).filter(({ code }) => levelOf(code) === 'village' && coversRegion(scope, code))
    return { today, bodies, quorums, notices, villages: villages.map(({ code, name }) => ({ code, name })) }
  }),

  on(getVillageMeeting, ({ application, actor, params }) => viewMeeting(application, actor, readIdentifier(params.id))),

  on(writeVillageMinutes, ({ application, actor, body }) => writeMinutes(application, actor, body)),

  on(correctVillageMinutes, ({ application, actor, params, body }) => correctMinutes(application, actor, readIdentifier(params.id), body)),

  on(pointOutVillageMeeting, ({ application, actor, params, body }) => pointOut(application, actor, readIdentifier(params.id), body)),

  on(openVillageNotice, ({ application, actor, params, body, locale }) => openNotice(application, actor, readIdentifier(params.id), body, locale)),

  on(getVillageNotice, ({ application, actor, params }) => viewNotice(application, actor, readIdentifier(params.id))),

  on(actOnVillageNotice, ({ application, actor, params, body }) => actOnNotice(application, actor, readIdentifier(params.id), body)),

  on(takeVillageObjection, ({ application, actor, params, body }) => takeObjection(application, actor, readIdentifier(params.id), body)),

  on(answerVillageObjection, ({ application, actor, params, body }) => answerObjection(application, actor, readIdentifier(params.id), body)),

  on(seeVillageObjector, ({ application, actor, params, body }) => seeObjector(application, actor, readIdentifier(params.id), body)),

  ...(['village-meetings', 'village-notices'] as const).map((of) => raw({
    method: 'GET', path: `/api/${of}/:id/photos/:sha256`, access: 'village-meetings:read',
    handle: async ({ application, actor, params, query, response }) => {
      const name = Sha256.safeParse(params.sha256)
      const photo = name.success ? await findVillagePhoto(application.database, actorScope(actor, 'village-meetings:read'), readIdentifier(params.id), name.data) : null
      if (!photo) throw new Refusal('not-found')
      const part = (query as { size?: string }).size === 'thumbnail' ? 'thumbnail' : 'content'
      return response.type(photo.mediaType).header('content-disposition', 'inline').send(await application.contents.read({ sha256: photo.content, part }))
    },
  })),

  raw({
    method: 'GET', path: '/api/village-meetings/:id/minutes.docx', access: 'village-meetings:read',
    handle: async ({ application, actor, params, response }) => {
      const id = readIdentifier(params.id)
      const { name, content } = await printMinutes(application, actor, id)
      await write(application.database, application.clock, actor.county, async (transaction) => {
        const village = (await findMinutes(transaction, actorScope(actor, 'village-meetings:read'), id, { lock: false }))?.told.village ?? actor.county
        return { result: undefined, entries: [entryOf(application, { kind: 'village-minutes-printed', actor: actor.person, region: village, payload: { meeting: id } })] }
      })
      return download(response, name, DOCX).send(content)
    },
  }),

  raw({
    method: 'GET', path: '/api/village-notices/:id/notice.docx', access: 'village-meetings:read',
    handle: async ({ application, actor, params, response }) => {
      const { name, content } = await printNotice(application, actor, readIdentifier(params.id))
      return download(response, name, DOCX).send(content)
    },
  }),

  raw({
    method: 'GET', path: '/api/village-meetings.xlsx', access: 'village-meetings:read',
    handle: async ({ application, actor, query, locale, response }) => {
      const filter = VillageMeetingFilter.parse(query)
      await logExport(application, actor, 'village-meetings-exported', filter)
      const name = `${villageMeetingTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`
      return download(response, name, XLSX).send(await writeVillageMeetings(application, actor, actorScope(actor, 'village-meetings:read'), filter, locale))
    },
  }),
]
