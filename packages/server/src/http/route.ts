import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { Access, Endpoint, Locale, Method, ParameterNames } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { KeptReply, WrittenReply } from '../kit/kept-reply.ts'

/** What every handler gets beside its input: who asks, and the scope of the permission that the route needs. */
export interface Caller {
  application: Application
  actor: Actor
  scope: Scope
  locale: Locale
  /** The address that the request came from. */
  address: string
}

export interface Call<Path extends string, Query, Body> extends Caller {
  params: Readonly<Record<ParameterNames<Path>, string>>
  query: Query
  body: Body
  request: FastifyRequest
  response: FastifyReply
}

/** A route that speaks JSON by its contract. */
export interface JsonRoute {
  kind: 'json'
  endpoint: Endpoint
  handle: (call: Call<string, unknown, unknown>) => Promise<unknown>
  /** What the body holds is taken or refused piece by piece: one that cannot be kept refuses no other. */
  pieceByPiece?: boolean
}

/** A route that takes or gives something else (a workbook, a submission); it still says who may call. */
export interface RawRoute {
  kind: 'raw'
  method: Method | 'HEAD' | 'PATCH'
  path: string
  access: Access
  /** Largest body in bytes, where it differs from the server's. */
  bodyLimit?: number
  /** Accepts HTTP Basic beside sessions: OpenRosa clients know nothing else. */
  basicAuthentication?: boolean
  handle: (call: Call<string, unknown, unknown>) => Promise<unknown>
}

export type Route = JsonRoute | RawRoute

/** Ties a contract to the code that answers it. */
export function on<const Path extends string, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>(
  endpoint: Endpoint<Path, Query, Body, Reply>,
  handle: (call: Call<Path, z.output<Query>, z.output<Body>>) => Promise<z.input<Reply> | KeptReply<z.input<Reply>> | WrittenReply<Reply>>,
): JsonRoute {
  return { kind: 'json', endpoint, handle: handle as JsonRoute['handle'] }
}

/** A route outside the JSON contracts, e.g. a download. */
export function raw<const Path extends string>(
  route: Omit<RawRoute, 'kind' | 'handle' | 'path'> & {
    path: Path
    handle: (call: Call<Path, unknown, unknown>) => Promise<unknown>
  },
): RawRoute {
  return { ...route, kind: 'raw', handle: route.handle }
}
