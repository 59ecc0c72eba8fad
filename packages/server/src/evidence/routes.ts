import { evidenceContentPath, evidenceTypes, listEvidence, Sha256, uploadPath } from '@lookback/core/evidence'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Call, Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { listFiles } from './queries.ts'
import { handleUpload } from './upload-server.ts'

/** Whoever acts on problems or records visits may send evidence. */
function requireSender(actor: Actor): void {
  const may = (['problems:act', 'problems:supervise', 'problems:lead', 'visits:record'] as const)
    .some((permission) => actorScope(actor, permission).grants.length > 0)
  if (!may) throw new Refusal('not-permitted')
}

async function upload({ application, actor, request, response }: Call<string, unknown, unknown>, id: string | null) {
  requireSender(actor)
  const { status, headers } = await handleUpload({ application, actor }, id, { request: request.raw, response: response.raw })
  return response.status(status).headers(Object.fromEntries(headers)).send()
}

export const evidenceRoutes: Route[] = [
  raw({ method: 'POST', path: uploadPath, access: 'signed-in', handle: (call) => upload(call, null) }),
  ...(['HEAD', 'PATCH', 'DELETE'] as const).map((method) => raw({
    method, path: `${uploadPath}/:id`, access: 'signed-in', handle: (call) => upload(call, call.params.id),
  })),

  on(listEvidence, async ({ application, actor, query: { names } }) => ({
    files: await listFiles(application.database, actorScope(actor, 'problems:read'), actor.person, names),
  })),

  raw({
    method: 'GET', path: evidenceContentPath, access: 'signed-in',
    handle: async ({ application, actor, params, query, response }) => {
      const name = Sha256.safeParse(params.sha256)
      if (!name.success) throw new Refusal('not-found')
      const [file] = await listFiles(application.database, actorScope(actor, 'problems:read'), actor.person, [name.data])
      if (!file) throw new Refusal('not-found')
      if (file.letGo) throw new Refusal('content-let-go')
      const isPhoto = file.kind === 'photo'
      // What is heard in the page is no download, either.
      const isInline = isPhoto || file.kind === 'voice'
      const part = isPhoto && (query as { size?: string }).size === 'thumbnail' ? 'thumbnail' : 'content'
      const content = await application.contents.read({ sha256: file.content, part })
      const shown = isInline ? 'inline' : 'attachment'
      const fileName = isPhoto ? `${name.data.slice(0, 12)}.${evidenceTypes[file.mediaType].extension}` : file.fileName
      return response
        .type(file.mediaType)
        .header('content-disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(content)
    },
  }),
]
