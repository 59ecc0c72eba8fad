import { AsyncLocalStorage } from 'node:async_hooks'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { FileStore } from '@tus/file-store'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServerOptions } from '@tus/server'
import { Server } from '@tus/server'
import { NodeRequest } from 'srvx/node'
import { Sha256, uploadPath } from '@lookback/core/evidence'
import { refusalStatus } from '@lookback/core/capabilities'
import type { RefusalCode } from '@lookback/core/kernel'
import { dayOf, Identifier, Refusal } from '@lookback/core/kernel'
import { z } from 'zod'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import { requireRoom } from '../kit/disk.ts'
import { keepableText } from '../kit/keepable.ts'
import { unfinishedFolder } from '../kit/uploaded-file.ts'
import { getParameter } from '../database/parameters.ts'
import { takeIn } from './take-in.ts'

/** An upload that nobody goes on with is removed after this. */
const KEPT_FOR_MS = 7 * 86_400_000

/** Of a longer name the end stays, which says what kind of file it is. */
const LONGEST_NAME = 200

/** What an upload knows of itself: who began it, and the name that its content must have. */
const Metadata = z.object({
  sha256: Sha256, fileName: z.string().transform((name) => keepableText(Array.from(name).slice(-LONGEST_NAME).join(''))).nullish(), county: z.string(), person: z.string(),
})

interface UploadCall {
  application: Application
  actor: Actor
  /** Why the upload server was told to say no; what it says then is not read. */
  failure: unknown
}

/** Who uploads, for the hooks of the upload server, which see the bare request only. */
const calls = new AsyncLocalStorage<UploadCall>()
const servers = new WeakMap<Application, { server: Server; store: FileStore }>()

/** Resumable uploads (tus 1.0) into a folder beside the contents; a finished one is taken in before it is answered. */
function uploadServer(application: Application): { server: Server; store: FileStore } {
  const known = servers.get(application)
  if (known) return known
  const store = new FileStore({
    directory: unfinishedFolder(application), expirationPeriodInMilliseconds: KEPT_FOR_MS,
  })
  const server = new Server({
    path: uploadPath,
    relativeLocation: true,
    datastore: store,
    namingFunction: () => newIdentifier(application.clock),
    onResponseError: (_, error) => {
      currentCall().failure ??= error
      return undefined
    },
    onUploadCreate: beginUpload,
    onUploadFinish: async (_, upload) => {
      await finishUpload(store, upload.id)
      return {}
    },
  })
  const made = { server, store }
  servers.set(application, made)
  return made
}

const beginUpload: NonNullable<ServerOptions['onUploadCreate']> = async (_, upload) => {
  const { application, actor } = currentCall()
  const { county, person } = actor
  const metadata = Metadata.safeParse({ ...upload.metadata, county, person })
  if (!metadata.success) throw new Refusal('evidence-name-missing')
  const { largestBytes, unfinishedUploads } = await getParameter(application.database, county, 'evidence', dayOf(application.clock()))
  if (upload.size === undefined || upload.size > largestBytes) {
    throw new Refusal('evidence-too-large', { limit: Math.floor(largestBytes / 1_048_576) })
  }
  const count = await countUnfinished(application, actor)
  if (count >= unfinishedUploads) throw new Refusal('evidence-unfinished', { count })
  const { sha256, fileName } = metadata.data
  return { metadata: { sha256, ...(fileName && { fileName }), county, person } }
}

/** How many uploads somebody has begun that are not whole; each has a small file that says whose it is. */
async function countUnfinished(application: Application, { county, person }: Actor): Promise<number> {
  const folder = unfinishedFolder(application)
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
  const owners = await Promise.all(names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8').catch(() => '')
    return text.includes(county) && text.includes(person)
  }))
  return owners.filter((isOwn) => isOwn).length
}

/** Takes a whole upload in and removes it; one that was refused is removed too, for it would be refused again. */
async function finishUpload(store: FileStore, id: string): Promise<void> {
  const { application, actor } = currentCall()
  const upload = await store.getUpload(id)
  const { sha256, fileName } = Metadata.parse(upload.metadata)
  try {
    const content = await readFile(path.join(store.directory, id))
    await takeIn(application, actor, { sha256, fileName: fileName ?? sha256, content })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // What could not be kept at the moment is whole here, and is taken in when the client asks again.
    if (refusalStatus[error.code] < 500) await store.remove(id)
    throw error
  }
  await store.remove(id)
}

function currentCall(): UploadCall {
  const call = calls.getStore()
  if (!call) throw new Error('an upload outside a request')
  return call
}

/**
 * Whether an upload is whole but was never taken in: the server was killed in between. It is taken in now, for the
 * client would take its offset for an acknowledgement.
 */
async function takeInIfWhole(store: FileStore, id: string): Promise<void> {
  const { size, offset } = await store.getUpload(id)
  if (size !== undefined && offset === size) await finishUpload(store, id)
}

/** What the upload server says no with, in our words. */
const refusalOf: Readonly<Record<number, RefusalCode>> = {
  404: 'not-found', 409: 'evidence-piece-elsewhere', 410: 'not-found', 413: 'evidence-too-large', 415: 'media-type-unsupported',
}

/**
 * Hands a request to the upload server on behalf of an actor.
 * @param id the upload, null to begin one
 * @returns what it answers where it agrees
 * @throws {Refusal} `not-found` for an upload that is not there or that somebody else began; whatever else keeps it from being taken
 */
export async function handleUpload(
  { application, actor }: Omit<UploadCall, 'failure'>, id: string | null, raw: { request: IncomingMessage; response: ServerResponse },
): Promise<Response> {
  const { server, store } = uploadServer(application)
  const readLimits = () => getParameter(application.database, actor.county, 'disk', dayOf(application.clock()))
  if (id === null) {
    await requireRoom(application.filesFolder, readLimits)
    // What nobody goes on with goes when another begins; a failure to remove it hinders no upload.
    await server.cleanUpExpiredUploads().catch(() => undefined)
  }
  const call: UploadCall = { application, actor, failure: null }
  return calls.run(call, async () => {
    if (id !== null) {
      await requireOwn(store, id, actor)
      if (raw.request.method === 'HEAD') await takeInIfWhole(store, id)
    }
    const answer = await server.handleWeb(new NodeRequest({ req: raw.request, res: raw.response }))
    if (answer.status < 400) return answer
    // A refusal of ours, or a fault such as a full disk, comes back as it was thrown; what is the protocol's has a status only.
    if (call.failure instanceof Error && !('status_code' in call.failure)) throw call.failure
    const limit = (await getParameter(application.database, actor.county, 'evidence', dayOf(application.clock()))).largestBytes
    throw new Refusal(refusalOf[answer.status] ?? 'request-unreadable', { limit: Math.floor(limit / 1_048_576) })
  })
}

async function requireOwn(store: FileStore, id: string, { county, person }: Actor): Promise<void> {
  const upload = Identifier.safeParse(id).success ? await store.getUpload(id).catch(() => null) : null
  const metadata = Metadata.safeParse(upload?.metadata)
  if (!metadata.success || metadata.data.county !== county || metadata.data.person !== person) throw new Refusal('not-found')
}
