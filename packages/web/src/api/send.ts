import { RefusalReply } from '@lookback/core/kernel'
import type { z } from 'zod'
import { locale, t } from '../app/i18n.ts'
import { mayAskAgain, requestContext } from './context.ts'
import { CallFailure } from './failure.ts'

/** A request before language and token are added. */
interface SentRequest extends Omit<RequestInit, 'headers'> {
  headers?: Readonly<Record<string, string>>
}

/**
 * Sends a request with language and CSRF token, and answers with the parsed reply.
 * @throws {CallFailure} on a refusal, an unreachable server or a reply that the schema rejects
 */
export async function send<Reply extends z.ZodType>(
  url: string, init: SentRequest, reply: Reply,
): Promise<z.output<Reply>> {
  const answer = await answered(url, init)
  const { response, json } = !answer.response.ok && await mayAskAgain(refused(answer).code) ? await answered(url, init) : answer
  if (!response.ok) throw refused({ response, json })
  const parsed = reply.safeParse(json)
  if (!parsed.success) throw notUnderstood()
  return parsed.data
}

interface Answer {
  response: Response
  json: unknown
}

async function answered(url: string, init: SentRequest): Promise<Answer> {
  const response = await request(url, init)
  return { response, json: parseJson(await response.text()) }
}

async function request(url: string, init: SentRequest): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      credentials: 'same-origin',
      headers: { ...init.headers, 'accept-language': locale.value, 'x-csrf-token': requestContext.csrfToken, 'x-session': 'cookie' },
    })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw unreachable()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function refused({ response: { status }, json }: Answer): CallFailure {
  const refusal = RefusalReply.safeParse(json)
  // A proxy in between says in its own words that the server does not answer.
  if (!refusal.success) return status >= 502 ? unreachable() : notUnderstood()
  const { code, message, details } = refusal.data
  return new CallFailure(code, message, details)
}

function unreachable(): CallFailure {
  return new CallFailure('unreachable', t('app.unreachable'))
}

function notUnderstood(): CallFailure {
  return new CallFailure('reply-not-understood', t('app.replyNotUnderstood'))
}
