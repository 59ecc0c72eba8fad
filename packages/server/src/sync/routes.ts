import {
  announceWork, getChanges, getFieldForm, getSnapshot, listAnnounced, listDevices, registerDevice, revokeDevice, sendOperations,
} from '@lookback/core/sync'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { sessionToken, tokenHash } from '../access/index.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { onPhone } from '../assignments/index.ts'
import { changesSince } from './changes.ts'
import { announcedBy, listDeviceViews, noteAnnounced, ownDevice, register, revoke } from './devices.ts'
import { getParameter } from '../database/parameters.ts'
import { keptForm } from './kept-forms.ts'
import { headPosition, isStillKnown } from './log-position.queries.ts'
import { snapshotPage } from './snapshot.ts'
import { answerKnown, takeOperations } from './take-operations.ts'
import { readIdentifier } from '../kit/identifier.ts'

export const syncRoutes: Route[] = [
  on(registerDevice, async ({ application, actor, body, request }) => {
    // A desk's session lasts as long as desks' do; only a token that no page can read twice becomes a phone's.
    const token = request.headers.authorization ? sessionToken(request) : null
    if (!token) throw new Refusal('not-signed-in')
    const { secret, left } = await register(application, actor, body, tokenHash(token))
    const now = application.clock()
    const { pinDigits } = await getParameter(application.database, actor.county, 'field', dayOf(now))
    return { secret: secret.toString('base64'), left, now: now.toISOString(), pinDigits }
  }),

  on(announceWork, async ({ application, actor, params, body }) => {
    await noteAnnounced(application, actor, readIdentifier(params.id), body.works)
    return {}
  }),

  on(listAnnounced, async ({ application, actor, params }) => ({ works: await announcedBy(application.database, actor, readIdentifier(params.id)) })),

  on(listDevices, async ({ application, actor }) => ({ devices: await listDeviceViews(application.database, actor, dayOf(application.clock())) })),

  on(revokeDevice, async ({ application, actor, params }) => {
    await revoke(application, actor, readIdentifier(params.id))
    return {}
  }),

  on(getSnapshot, async ({ application, actor, query }) => snapshotPage(application, await onPhone(application, actor), query)),

  on(getChanges, async ({ application, actor, query }) => changesSince(application, await onPhone(application, actor), query)),

  on(getFieldForm, ({ application, actor, params }) => keptForm(application, actor.county, params)),

  { ...on(sendOperations, async ({ application, actor, body, request }) => {
    await ownDevice(application.database, actor, body.device)
    const { database } = application
    const sender = { actor, device: body.device }
    if (body.answered && !(await isStillKnown(database, actor.county, body.answered))) {
      return { restored: true, answers: [], position: await headPosition(database, actor.county), now: application.clock().toISOString() }
    }
    const answers = [
      ...await takeOperations(application, sender, body.operations, request.id),
      ...await answerKnown(application, sender, body.known),
    ]
    const position = await headPosition(database, actor.county)
    return { restored: false, answers, position, now: application.clock().toISOString() }
  }), pieceByPiece: true },
]
