import { findAttachment } from './attachments.queries.ts'
import { Refusal } from '@lookback/core/kernel'
import type { Route } from '../http/route.ts'
import { raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'

/** Shown or heard in the page; whatever else somebody sent is only ever downloaded. */
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/mp4'])

/** A photo or file of a visit. A department sees findings on its items, not what else a visit photographed. */
export const attachmentRoute: Route = raw({
  method: 'GET', path: '/api/visits/:id/attachments/:name', access: 'visits:read',
  handle: async ({ application, scope, params, response }) => {
    const found = await findAttachment(application.database, scope, readIdentifier(params.id), params.name)
    if (!found) throw new Refusal('not-found')
    if (found.let_go_in !== null) throw new Refusal('content-let-go')
    const content = await application.contents.read({ sha256: found.sha256 })
    const shown = shownTypes.has(found.media_type)
    return response
      .type(shown ? found.media_type : 'application/octet-stream')
      .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(params.name)}`)
      .send(content)
  },
})
