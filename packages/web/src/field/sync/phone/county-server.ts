import { refusalStatus } from '@lookback/core/capabilities'
import type { Endpoint, RefusalCode } from '@lookback/core/kernel'
import { RefusalReply } from '@lookback/core/kernel'
import type { z } from 'zod'
import type { CallInput } from '../../../api/call.ts'
import { queryString } from '../../../api/call.ts'
import { CallFailure } from '../../../api/failure.ts'
import { locale, t } from '../../../app/i18n.ts'
import type { Surroundings } from './surroundings.ts'

/** A line can die without a word. Whatever is asked ends by then, answered or not; a slow line is given the time it takes. */
const LONGEST_REQUEST_MS = 120_000

/** Below, a request is about a packet anyway. */
const COMPRESSED_FROM = 1_000

interface Sent {
  method: string
  headers?: Record<string, string>
  body?: BodyInit
}

/**
 * The county's server as one phone calls it: with a token of its own instead of the browser's cookie, so that the key to
 * the county is locked away with everything else.
 */
export class CountyServer {
  token: string | null = null
  readonly #fetch: typeof fetch
  readonly #gzip: Surroundings['gzip']
  readonly #origin: string
  readonly #longest: number

  /** @param longest how long a request may take, in milliseconds */
  constructor({ fetch, origin, gzip }: Pick<Surroundings, 'fetch' | 'origin' | 'gzip'>, longest = LONGEST_REQUEST_MS) {
    this.#fetch = fetch
    this.#gzip = gzip
    this.#origin = origin
    this.#longest = longest
  }

  /** @throws {CallFailure} on a refusal, an unreachable server or a reply that the contract rejects */
  async call<
    const Path extends string, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType,
  >(endpoint: Endpoint<Path, Query, Body, Reply>, input: CallInput<Path, Query, Body>): Promise<z.output<Reply>> {
    return (await this.callWithHeaders(endpoint, input)).reply
  }

  async callWithHeaders<
    const Path extends string, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType,
  >(endpoint: Endpoint<Path, Query, Body, Reply>, input: CallInput<Path, Query, Body>): Promise<{ reply: z.output<Reply>; headers: Headers }> {
    const { params, query, body } = input as { params?: Readonly<Record<string, string>>; query?: object; body?: unknown }
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
    return within(this.#longest, async (signal) => {
      const response = await this.#send(path + queryString(query ?? {}), {
        method: endpoint.method,
        ...(body === undefined ? {} : await this.#written(JSON.stringify(body))),
      }, signal)
      const parsed = endpoint.reply.safeParse(await bodyOf(response))
      if (!parsed.success) throw notUnderstood()
      return { reply: parsed.data, headers: response.headers }
    })
  }

  async #written(text: string): Promise<Pick<Sent, 'body' | 'headers'>> {
    const type = { 'content-type': 'application/json' }
    if (!this.#gzip || text.length < COMPRESSED_FROM) return { body: text, headers: type }
    return { body: await this.#gzip(text), headers: { ...type, 'content-encoding': 'gzip' } }
  }

  /** Any request whose headers are the answer; what is no success is thrown. */
  request(address: string, init: Sent): Promise<Response> {
    return within(this.#longest, (signal) => this.#send(address, init, signal))
  }

  async #send(address: string, init: Sent, signal: AbortSignal): Promise<Response> {
    const response = await this.#fetch(new URL(address, this.#origin), {
      ...init,
      signal,
      credentials: 'omit',
      headers: {
        ...init.headers, 'accept-language': locale.value, ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
    }).catch(() => {
      throw new CallFailure('unreachable', t('app.unreachable'))
    })
    if (!response.ok) throw await refused(response)
    return response
  }
}

async function within<Answer>(milliseconds: number, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), milliseconds)
  try {
    return await ask(limit.signal)
  } finally {
    clearTimeout(timer)
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text())
  } catch (error) {
    // Cut off in the middle of an answer.
    if (error instanceof SyntaxError) return null
    throw new CallFailure('unreachable', t('app.unreachable'))
  }
}

async function refused(response: Response): Promise<CallFailure> {
  const refusal = RefusalReply.safeParse(await bodyOf(response))
  if (refusal.success) return new CallFailure(refusal.data.code, refusal.data.message, refusal.data.details)
  // A proxy in between says in its own words that the server does not answer.
  return response.status >= 502 ? new CallFailure('unreachable', t('app.unreachable')) : notUnderstood()
}

function notUnderstood(): CallFailure {
  return new CallFailure('reply-not-understood', t('app.replyNotUnderstood'))
}

/** The server's refusal in a failed call; null where it never answered. */
export function refusalIn(error: unknown): RefusalCode | null {
  return error instanceof CallFailure && error.code in refusalStatus ? error.code as RefusalCode : null
}
