import type { Endpoint, ParameterNames } from '@lookback/core/kernel'
import type { z } from 'zod'
import { send } from './send.ts'

type Params<Path extends string> = [ParameterNames<Path>] extends [never]
  ? { params?: undefined }
  : { params: Readonly<Record<ParameterNames<Path>, string>> }

type Part<Name extends string, Schema extends z.ZodType> = Schema extends z.ZodUndefined
  ? Readonly<Partial<Record<Name, undefined>>>
  : Readonly<Record<Name, z.input<Schema>>>

/** What an endpoint needs, as its contract says. */
export type CallInput<Path extends string, Query extends z.ZodType, Body extends z.ZodType> =
  Params<Path> & Part<'query', Query> & Part<'body', Body> & { signal?: AbortSignal }

/**
 * The one client of the server's interfaces: typed by the contract, which also checks the reply.
 * @throws {CallFailure}
 */
export async function call<
  const Path extends string, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType,
>(endpoint: Endpoint<Path, Query, Body, Reply>, input: CallInput<Path, Query, Body>): Promise<z.output<Reply>> {
  const { params, query, body, signal } = input as {
    params?: Readonly<Record<string, string>>; query?: object; body?: unknown; signal?: AbortSignal
  }
  return send(pathWith(endpoint.path, params ?? {}) + queryString(query ?? {}), {
    method: endpoint.method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal ? { signal } : {}),
  }, endpoint.reply)
}

function pathWith(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

/** `?a=1&b=2`, without what is empty; the empty string where nothing is left. */
export function queryString(query: object): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]])
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
