import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localeFrom, Refusal } from '@lookback/core/kernel'
import { refusalStatus } from '@lookback/core/capabilities'
import { refusalSentence } from '@lookback/core/words'
import type { RefusalReply } from '@lookback/core/kernel'
import { translateConstraint } from '../database/constraints.ts'

/** Any error in the words of the catalogue. What is not ours becomes `internal-error` with the request's reference. */
export function asRefusal(error: unknown, reference: string): Refusal {
  const known = translateConstraint(error)
  if (known instanceof Refusal) return known
  if (known instanceof z.ZodError) return new Refusal('request-invalid', { fields: fieldsOf(known) })
  const code = (known as Partial<FastifyError> | null)?.code ?? ''
  return frameworkRefusals[code]?.() ?? new Refusal('internal-error', { reference })
}

/** What the HTTP framework says, in our words. */
const frameworkRefusals: Readonly<Record<string, () => Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Refusal('request-too-large', { limit: '—' }),
  FST_REQ_FILE_TOO_LARGE: () => new Refusal('request-too-large', { limit: '—' }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Refusal('media-type-unsupported'),
  FST_CP_ERR_INVALID_CONTENT_ENCODING: () => new Refusal('media-type-unsupported'),
  FST_CP_ERR_INVALID_CONTENT: () => new Refusal('request-invalid', { fields: 'gzip' }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Refusal('request-invalid', { fields: 'JSON' }),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Refusal('request-invalid', { fields: 'JSON' }),
}

function fieldsOf(error: z.ZodError): string[] {
  return [...new Set(error.issues.map((issue) => issue.path.join('.') || issue.code))]
}

export function refusalReply(refusal: Refusal, request: FastifyRequest): RefusalReply {
  const { code, details } = refusal
  const message = refusalSentence(code, details, localeFrom(request.headers['accept-language']))
  const copied = Object.entries(details).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value])
  return { code, message, details: Object.fromEntries(copied) as RefusalReply['details'] }
}

export async function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = asRefusal(error, request.id)
  if (refusal.code === 'internal-error') request.log.error({ err: error }, 'internal error')
  await reply.status(refusalStatus[refusal.code]).send(refusalReply(refusal, request))
}
