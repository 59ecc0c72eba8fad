import {
  actOnDutyFinding, addDutyCheck, askLeave, countDuty, decideLeave, getDutyCheck, getDutyFinding, getDutyFrame, getLeaveFrame, getSheetPeople, listDutyChecks, listDutyFindings, listLeaves,
  listSheets, SheetFilter, sheetTermsIn, tellSheet,
} from '@lookback/core/duty'
import { coversRegion } from '@lookback/core/access'
import { Sha256 } from '@lookback/core/evidence'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import { download, XLSX } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { logExport } from '../kit/log-export.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { actOnFinding } from './act.ts'
import { findCheck, findCheckPhoto, listCheckRows } from './checks.queries.ts'
import { enterCheck } from './enter-check.ts'
import { countFindings, listFindingRows } from './findings.queries.ts'
import { askForLeave, decideOnLeave, postsToAskFor } from './leave.ts'
import { listLeaveRows } from './leaves.queries.ts'
import { listExpected, listSlips, withSlips } from './posts.queries.ts'
import { peopleIn, tellDays, writeSheets } from './sheets.ts'
import { countSheets, listSheetRows } from './sheets.queries.ts'
import { viewFinding } from './view.ts'

export const dutyRoutes: Route[] = [
  on(listDutyFindings, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const now = clock()
    const { rows, total } = await listFindingRows(database, actor, filter, { now, today: dayOf(now) }, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ at, id }) => [at, id])
  }),

  on(countDuty, async ({ application: { database, clock }, actor, query }) => {
    const now = clock()
    const today = dayOf(now)
    const { daysAMonth } = await getParameter(database, actor.county, 'duty', today)
    return { ...await countFindings(database, actor, query, { now, today }), ...await countSheets(database, actor, query, daysAMonth) }
  }),

  on(getDutyFinding, ({ application, actor, params }) => viewFinding(application, actor, readIdentifier(params.id))),

  on(actOnDutyFinding, ({ application, actor, params, body, locale }) => actOnFinding(application, actor, readIdentifier(params.id), body, locale)),

  on(listDutyChecks, async ({ application: { database }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listCheckRows(database, actor, filter, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ at, id }) => [at, id])
  }),

  on(getDutyCheck, async ({ application: { database }, actor, params }) => {
    const check = await findCheck(database, actor, readIdentifier(params.id))
    if (!check) throw new Refusal('not-found')
    return check
  }),

  raw({
    method: 'GET', path: '/api/duty-checks/:id/photos/:sha256', access: 'duty:read',
    handle: async ({ application, actor, params, query, response }) => {
      const name = Sha256.safeParse(params.sha256)
      const photo = name.success ? await findCheckPhoto(application.database, actor, readIdentifier(params.id), name.data) : null
      if (!photo) throw new Refusal('not-found')
      const part = (query as { size?: string }).size === 'thumbnail' ? 'thumbnail' : 'content'
      return response.type(photo.mediaType).header('content-disposition', 'inline').send(await application.contents.read({ sha256: photo.content, part }))
    },
  }),

  on(getDutyFrame, async ({ application: { database, clock }, actor, scope, query: { village, day } }) => {
    if (!coversRegion(scope, village)) throw new Refusal('not-found')
    const { duties } = await getParameter(database, actor.county, 'duty', dayOf(clock()))
    const expected = await listExpected(database, actor.county, { areas: [village], duties, day })
    const slips = await listSlips(database, actor.county, expected.map(({ post }) => post), { from: day, to: day })
    return { posts: expected.map((post) => withSlips(post, slips)) }
  }),

  on(addDutyCheck, ({ application, actor, body: { id, at, told, fedBack } }) => enterCheck(application, actor, { id, at: new Date(at), told, fedBack })),

  on(listLeaves, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listLeaveRows(database, actor, filter, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ from, id }) => [from, id])
  }),

  on(getLeaveFrame, async ({ application, actor }) => {
    const { kinds } = await getParameter(application.database, actor.county, 'duty', dayOf(application.clock()))
    const posts = await postsToAskFor(application, actor)
    return { kinds: kinds.map(({ name }) => name), posts: posts.map(({ post, name, title, unitName, village }) => ({ post, name, title, unitName, village })) }
  }),

  on(askLeave, ({ application, actor, body }) => askForLeave(application, actor, body)),

  on(decideLeave, ({ application, actor, params, body, locale }) => decideOnLeave(application, actor, readIdentifier(params.id), body, locale)),

  on(listSheets, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const { daysAMonth } = await getParameter(database, actor.county, 'duty', dayOf(clock()))
    const { rows, total } = await listSheetRows(database, actor, filter, daysAMonth, { after: readCursor(cursor, 3), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ month, village, post }) => [month, village, post])
  }),

  on(getSheetPeople, async ({ application, actor, query }) => ({
    posts: (await peopleIn(application, actor, query.month)).map(({ post, name, title, unitName, village }) => ({ post, name, title, unitName, village })),
  })),

  on(tellSheet, ({ application, actor, body }) => tellDays(application, actor, body)),

  raw({
    method: 'GET', path: '/api/duty-sheets.xlsx', access: 'duty:read',
    handle: async ({ application, actor, query, locale, response }) => {
      const filter = SheetFilter.parse(query)
      await logExport(application, actor, 'attendance-exported', filter)
      return download(response, `${sheetTermsIn(locale).sheet}-${dayOf(application.clock())}.xlsx`, XLSX).send(await writeSheets(application, actor, locale, filter))
    },
  }),
]
