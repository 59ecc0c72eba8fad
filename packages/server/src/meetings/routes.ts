import { dayOf, Refusal } from '@lookback/core/kernel'
import {
  actOnDecision as actOnDecisionEndpoint, actOnMeeting, conveneMeeting, countMeetings, getDecision, getMeeting, getMeetingFrame, listCommitments, listDecisions, listMeetings,
} from '@lookback/core/meetings'
import { DOCX, download } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { actOn } from './act.ts'
import { convene } from './convene.ts'
import { actOnDecision } from './decision-act.ts'
import { frameOf } from './frame.ts'
import { countMeetingRows, listCommitmentRows, listDecisionRows, listMeetingRows } from './lists.queries.ts'
import { withNames } from './promises.ts'
import { manages } from './reader.ts'
import { findMinutes } from './stories.queries.ts'
import { viewDecision, viewMeeting } from './view.ts'

export const meetingsRoutes: Route[] = [
  on(listMeetings, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listMeetingRows(database, actor, filter, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ day, id }) => [day, id])
  }),

  on(countMeetings, ({ application: { database, clock }, actor, query }) => countMeetingRows(database, actor, query, dayOf(clock()))),

  on(getMeetingFrame, ({ application, actor }) => frameOf(application, actor)),

  on(conveneMeeting, ({ application, actor, body }) => convene(application, actor, body)),

  on(getMeeting, ({ application, actor, params }) => viewMeeting(application, actor, readIdentifier(params.id))),

  on(actOnMeeting, ({ application, actor, params, body }) => actOn(application, actor, readIdentifier(params.id), body)),

  on(listDecisions, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listDecisionRows(database, actor, filter, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ dueOn, id }) => [dueOn, id])
  }),

  on(getDecision, ({ application, actor, params }) => viewDecision(application, actor, readIdentifier(params.id))),

  on(actOnDecisionEndpoint, ({ application, actor, params, body }) => actOnDecision(application, actor, readIdentifier(params.id), body)),

  on(listCommitments, async ({ application, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listCommitmentRows(application.database, actor, filter, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(await withNames(application, actor, rows), total, limit, ({ meetingDay, id }) => [meetingDay, id])
  }),

  raw({
    method: 'GET', path: '/api/meetings/:id/minutes.docx', access: 'meetings:manage',
    handle: async ({ application: { database }, actor, params, response }) => {
      const minutes = manages(actor) ? await findMinutes(database, actor.county, readIdentifier(params.id)) : undefined
      if (!minutes) throw new Refusal('not-found')
      return download(response, `${minutes.number}.docx`, DOCX).send(minutes.content)
    },
  }),
]
