import type { MultipartFile } from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { refusalStatus } from '@lookback/core/capabilities'
import { refusalSentence, termsIn } from '@lookback/core/words'
import { getParameter } from '../database/parameters.ts'
import { asRefusal } from '../http/errors.ts'
import type { Call, Route } from '../http/route.ts'
import { raw } from '../http/route.ts'
import { requireRoom } from '../kit/disk.ts'
import { keepableText } from '../kit/keepable.ts'
import { withUploadsApart } from '../kit/uploaded-file.ts'
import type { ReceivedAttachment, StoredAttachment } from './attachments.ts'
import { receiveAttachment, storeAttachment } from './attachments.ts'
import { openRosaHeaders, openRosaLimit } from './open-rosa-headers.ts'
import { parseSubmission } from './parse-submission.ts'
import { whyRefused } from './record-visits.ts'
import { recordVisit } from './visit-queue.ts'

/**
 * Submissions by the OpenRosa interface, so that ODK Collect and every client of that standard
 * can be used: https://docs.getodk.org/openrosa/.
 */
const SUBMISSION_LIMIT = 1_048_576
const ATTACHMENT_LIMIT = 20 * 1_048_576
const headers = openRosaHeaders

interface Parts {
  xml: Buffer
  attachments: ReceivedAttachment[]
  incomplete: boolean
}

/** @param folder where attachments wait until it is known whether the visit is taken in */
async function readParts(request: FastifyRequest, folder: () => Promise<string>): Promise<Parts> {
  if (!request.isMultipart()) throw new Refusal('submission-not-multipart')
  let xml: Buffer | null = null
  let incomplete = false
  const attachments: ReceivedAttachment[] = []
  for await (const part of request.parts({ limits: { fileSize: ATTACHMENT_LIMIT, files: 60 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'xml_submission_file') xml = Buffer.from(String(part.value))
      if (part.fieldname === '*isIncomplete*') incomplete = String(part.value) === 'yes'
    } else if (part.fieldname === 'xml_submission_file') {
      if (xml) throw new Refusal('attachment-twice', { name: 'xml_submission_file' })
      xml = await readSubmission(part)
    } else {
      const received = await receiveAttachment(folder, part, ATTACHMENT_LIMIT)
      if (attachments.some(({ name }) => name === received.name)) throw new Refusal('attachment-twice', { name: received.name })
      attachments.push(received)
    }
  }
  if (!xml) throw new Refusal('submission-missing')
  return { xml, attachments, incomplete }
}

async function readSubmission(part: MultipartFile): Promise<Buffer> {
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw asRefusal(error, '').code === 'request-too-large' ? tooLarge() : error
  })
  if (bytes.length > SUBMISSION_LIMIT) throw tooLarge()
  return bytes
}

function tooLarge(): Refusal {
  return new Refusal('submission-too-large', { limit: SUBMISSION_LIMIT })
}

/** What an OpenRosa client shows its user. */
function openRosaReply(response: FastifyReply, status: number, message: string): FastifyReply {
  const text = keepableText(message).replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  return response
    .status(status)
    .headers(headers)
    .type('text/xml; charset=utf-8')
    .send(`<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>${text}</message></OpenRosaResponse>`)
}

async function submit({ application, actor, scope, request, response, locale }: Call<string, unknown, unknown>) {
  try {
    await requireRoom(application.filesFolder, () => getParameter(application.database, scope.county, 'disk', dayOf(application.clock())))
    await withUploadsApart(application, async (folder) => {
      const { xml, attachments, incomplete } = await readParts(request, folder)
      const visit = { actor, submission: parseSubmission(xml), incomplete }
      // What is refused leaves nothing behind, its files neither; without files it is asked once, when it is recorded.
      const refusal = attachments.length > 0 ? await whyRefused(application, scope.county, { ...visit, attachments }) : null
      if (refusal) throw refusal
      const kept: StoredAttachment[] = []
      for (const one of attachments) kept.push(await storeAttachment(application, scope.county, one))
      const result = await recordVisit(application, scope.county, { ...visit, attachments: kept })
      if (result instanceof Refusal) throw result
    })
    return await openRosaReply(response, 201, termsIn(locale).visitReceived)
  } catch (error) {
    const refusal = asRefusal(error, request.id)
    if (refusal.code === 'internal-error') request.log.error({ err: error }, 'submission failed')
    return openRosaReply(response, refusalStatus[refusal.code], refusalSentence(refusal.code, refusal.details, locale))
  }
}

export const openRosaRoutes: Route[] = [
  raw({
    method: 'HEAD', path: '/openrosa/submission', access: 'visits:record', basicAuthentication: true,
    handle: async ({ response }) => response.status(204).headers(headers).send(),
  }),
  raw({
    method: 'POST', path: '/openrosa/submission', access: 'visits:record', basicAuthentication: true,
    bodyLimit: openRosaLimit, handle: submit,
  }),
]
