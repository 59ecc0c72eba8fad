import { findXform, listFormNames } from '../checklists/index.ts'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '@lookback/core/kernel'
import { refusalStatus } from '@lookback/core/capabilities'
import { refusalSentence, termsIn } from '@lookback/core/words'
import { asRefusal } from '../http/errors.ts'
import type { Call, Route } from '../http/route.ts'
import { raw } from '../http/route.ts'
import { withUploadsApart } from '../kit/uploaded-file.ts'
import type { ReceivedAttachment, StoredAttachment } from './attachments.ts'
import { receiveAttachment, storeAttachment } from './attachments.ts'
import { parseSubmission } from './parse-submission.ts'
import { whyRefused } from './record-visits.ts'
import { recordVisit } from './visit-queue.ts'

/**
 * The OpenRosa interface (form list, form download, submission), so that ODK Collect and every client of that standard
 * can be used: https://docs.getodk.org/openrosa/.
 */
const SUBMISSION_LIMIT = 1_048_576
const ATTACHMENT_LIMIT = 20 * 1_048_576
const REQUEST_LIMIT = 100 * 1_048_576

const headers = { 'x-openrosa-version': '1.0', 'x-openrosa-accept-content-length': String(REQUEST_LIMIT) }

interface Parts {
  xml: Buffer
  attachments: ReceivedAttachment[]
  incomplete: boolean
}

/** @param folder where attachments wait until it is known whether the visit is taken in */
async function readParts(request: FastifyRequest, folder: string): Promise<Parts> {
  if (!request.isMultipart()) throw new Refusal('submission-not-multipart')
  let xml: Buffer | null = null
  let incomplete = false
  const attachments: ReceivedAttachment[] = []
  for await (const part of request.parts({ limits: { fileSize: ATTACHMENT_LIMIT, files: 60 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'xml_submission_file') xml = Buffer.from(String(part.value))
      if (part.fieldname === '*isIncomplete*') incomplete = String(part.value) === 'yes'
    } else if (part.fieldname === 'xml_submission_file') {
      xml = await readSubmission(part)
    } else {
      attachments.push(await receiveAttachment(folder, part, ATTACHMENT_LIMIT))
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
  const text = message.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  return response
    .status(status)
    .headers(headers)
    .type('text/xml; charset=utf-8')
    .send(`<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message>${text}</message></OpenRosaResponse>`)
}

async function submit({ application, actor, scope, request, response, locale }: Call<string, unknown, unknown>) {
  try {
    await withUploadsApart(application, async (folder) => {
      const { xml, attachments, incomplete } = await readParts(request, folder)
      const visit = { actor, submission: parseSubmission(xml), incomplete }
      // What is refused leaves nothing behind, its files neither.
      const refusal = await whyRefused(application, scope.county, { ...visit, attachments })
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

async function listForms({ application, actor, request, response }: Call<string, unknown, unknown>) {
  const forms = await listFormNames(application.database, actor.county)
  const base = `${request.protocol}://${request.host}`
  const list = forms.map((form) => {
    const url = `${base}/openrosa/forms/${encodeURIComponent(form.id)}/${encodeURIComponent(form.version)}/form.xml`
    return `<xform><formID>${escape(form.id)}</formID><name>${escape(form.title)}</name>` +
      `<version>${escape(form.version)}</version><downloadUrl>${escape(url)}</downloadUrl></xform>`
  })
  return response.headers(headers).type('text/xml; charset=utf-8')
    .send(`<xforms xmlns="http://openrosa.org/xforms/xformsList">${list.join('')}</xforms>`)
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

export const openRosaRoutes: Route[] = [
  raw({
    method: 'HEAD', path: '/openrosa/submission', access: 'visits:record', basicAuthentication: true,
    handle: async ({ response }) => response.status(204).headers(headers).send(),
  }),
  raw({
    method: 'POST', path: '/openrosa/submission', access: 'visits:record', basicAuthentication: true,
    bodyLimit: REQUEST_LIMIT, handle: submit,
  }),
  raw({
    method: 'GET', path: '/openrosa/formList', access: 'visits:record', basicAuthentication: true, handle: listForms,
  }),
  raw({
    method: 'GET', path: '/openrosa/forms/:id/:version/form.xml', access: 'visits:record', basicAuthentication: true,
    handle: async ({ application, actor, params, response }) => {
      const xform = await findXform(application.database, actor.county, params.id, params.version)
      if (xform === null) throw new Refusal('form-version-unknown', { form: params.id, version: params.version })
      return response.headers(headers).type('text/xml; charset=utf-8').send(xform)
    },
  }),
]

