import { Refusal } from '@lookback/core/kernel'
import {
  confirmBackup, getBackup, listOutsideScope, listRefused, listVisitedTwice, outboxFilesPath, setAside, takeInAgain,
} from '@lookback/core/sync'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { confirmVerified, getLastBackup } from './backups.ts'
import { takeOutboxFile } from './outbox-file.ts'
import { listOutsideScopeRows, listVisitedTwiceRows } from './pointed-out.queries.ts'
import { listRefusedRows } from './refused.queries.ts'
import { setRefusedAside, takeRefusedIn } from './settle-refused.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { uploadIn } from '../kit/uploaded-file.ts'

const SHA256 = /^[0-9a-f]{64}$/

/** Which refused work an address names; what is no such name is nobody's. */
function workNamed({ id, hash }: Record<'id' | 'hash', string>): { id: string; hash: Buffer } {
  if (!SHA256.test(hash)) throw new Refusal('not-found')
  return { id: readIdentifier(id), hash: Buffer.from(hash, 'hex') }
}

export const syncOfficeRoutes: Route[] = [
  on(listRefused, async ({ application, scope, query: { cursor, limit, state }, locale }) => {
    const { rows, total } = await listRefusedRows(application.database, scope, { state, after: readCursor(cursor, 3), limit: limit + 1 }, locale)
    return pageFrom(rows, total, limit, ({ receivedAt, id, hash }) => [receivedAt, id, hash])
  }),

  on(takeInAgain, ({ application, actor, scope, params, request, locale }) =>
    takeRefusedIn(application, { actor, scope, work: workNamed(params) }, { reference: request.id, locale })),

  on(setAside, async ({ application, actor, scope, params, body }) => {
    await setRefusedAside(application, { actor, scope, work: workNamed(params) }, body.reason)
    return {}
  }),

  on(listOutsideScope, async ({ application, scope, query: { cursor, limit } }) => {
    const { rows, total } = await listOutsideScopeRows(application.database, scope, { after: readCursor(cursor, 1), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ sequence }) => [String(sequence)])
  }),

  on(listVisitedTwice, async ({ application, scope, query: { cursor, limit, round } }) => {
    const { rows, total } = await listVisitedTwiceRows(application.database, scope, round, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ village, household }) => [village, household.number])
  }),

  on(getBackup, ({ application, actor }) => getLastBackup(application, actor.county)),

  on(confirmBackup, async ({ application, actor, body }) => ({ sequence: await confirmVerified(application, actor, body.proof) })),

  raw({
    method: 'POST', path: outboxFilesPath, access: 'rounds:manage',
    handle: async ({ application, actor, locale, request, response }) => {
      const upload = await uploadIn(request)
      const reply = await takeOutboxFile(application, actor, await upload.toBuffer(), { reference: request.id, locale })
      return response.status(201).send(reply)
    },
  }),
]
