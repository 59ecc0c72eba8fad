import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import pg from 'pg'
import { z } from 'zod'
import { defaultLocale, localeFrom, Refusal } from '@lookback/core/kernel'
import { refusalStatus } from '@lookback/core/capabilities'
import { refusalSentence } from '@lookback/core/words'
import type { RefusalCode, RefusalReply } from '@lookback/core/kernel'
import { translateConstraint } from '../database/constraints.ts'

/** Any error in the words of the catalogue. What is not ours becomes `internal-error` with the request's reference. */
export function asRefusal(error: unknown, reference: string): Refusal {
  const known = translateConstraint(error)
  if (known instanceof Refusal) return known
  if (known instanceof z.ZodError) return new Refusal('request-invalid', { fields: fieldsOf(known) })
  return ofFramework(known) ?? new Refusal('internal-error', { reference })
}

/** What the HTTP framework says, in our words. */
const frameworkRefusals: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request-too-large',
  FST_REQ_FILE_TOO_LARGE: 'request-too-large',
  FST_PARTS_LIMIT: 'request-too-large',
  FST_FILES_LIMIT: 'request-too-large',
  FST_FIELDS_LIMIT: 'request-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_CP_ERR_INVALID_CONTENT_ENCODING: 'media-type-unsupported',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'media-type-unsupported',
  FST_CP_ERR_INVALID_CONTENT: 'request-unreadable',
  FST_ERR_BAD_URL: 'route-unknown',
}

/** What the reader of multipart bodies says of one that is cut off or garbled; it gives no code. */
const brokenMultipart = /^(Unexpected end of (form|multipart data|file)|Malformed part header|Malformed content type|Multipart: Boundary not found|Part terminated early)/

function ofFramework(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  const named = frameworkRefusals[code]
  if (named) return new Refusal(named)
  return brokenMultipart.test(error.message) || (code.startsWith('FST_') && statusCode < 500) ? new Refusal('request-unreadable') : null
}

function fieldsOf(error: z.ZodError): string[] {
  return [...new Set(error.issues.map((issue) => issue.path.join('.') || 'content'))]
}

export function refusalReply(refusal: Refusal, request: FastifyRequest): RefusalReply {
  const { code, details } = refusal
  const message = refusalSentence(code, details, localeFrom(request.headers['accept-language']))
  const copied = Object.entries(details).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value])
  return { code, message, details: Object.fromEntries(copied) as RefusalReply['details'] }
}

/** Who was told already that what they send is no request, and may be sending it still. */
const told = new WeakSet<Socket>()
/** So long they may take to hear it. */
const HEARD_WITHIN_MILLISECONDS = 5_000

/**
 * Answers what is no request: a head without end, or garbled. Nothing of it was read, not even a language. What is sent after it is
 * thrown away for a while: a line that is cut with something unread takes the answer with it.
 */
export function answerBroken(error: Partial<NodeJS.ErrnoException>, socket: Socket): void {
  if (told.has(socket) && error.code !== 'ECONNRESET') return
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, code] = error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'request-too-large'] as const : [400, 'request-unreadable'] as const
  const reply: RefusalReply = { code, message: refusalSentence(code, {}, defaultLocale), details: {} }
  const body = JSON.stringify(reply)
  told.add(socket)
  setTimeout(() => socket.destroy(), HEARD_WITHIN_MILLISECONDS).unref()
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}

/**
 * A fault as the process's own log is told of it: the database repeats the row, or the value, that it would not take, and
 * those are names and numbers of people.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const { code, table, column, constraint, routine, stack } = error
  return { type: 'DatabaseError', code, table, column, constraint, routine, stack: stack?.split('\n').filter((line) => /^ {4}at /.test(line)).join('\n') }
}

export async function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = asRefusal(error, request.id)
  // What the database would not take may be a fault of ours, too.
  if (refusal.code === 'internal-error' || refusal.code === 'value-unkeepable') request.log.error({ err: withoutValues(error) }, refusal.code)
  await reply.status(refusalStatus[refusal.code]).send(refusalReply(refusal, request))
}
