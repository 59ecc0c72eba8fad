import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Scope } from '@lookback/core/access'
import type { Actor } from '../kit/actor.ts'
import type { Access } from '@lookback/core/kernel'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { localeFrom, Refusal } from '@lookback/core/kernel'
import { refusalStatus } from '@lookback/core/capabilities'
import type { Application } from '../kit/application.ts'
import { requireKeepable } from '../kit/keepable.ts'
import type { ReplyEncoding } from '../kit/kept-reply.ts'
import { KeptReply, WrittenReply } from '../kit/kept-reply.ts'
import { newIdentifier, systemClock } from '../clock.ts'
import { answerBroken, handleError } from './errors.ts'
import { openApi } from './open-api.ts'
import { pageFor, securityHeaders, servePages } from './pages.ts'
import { closeSlow } from './slow-requests.ts'
import type { Call, Route } from './route.ts'

const COMPRESSED_FROM = 4_096
const BODY_LIMIT = 1_048_576
const UPLOAD_LIMIT = 200 * 1_048_576

/** Who calls, and the scope of what a route asks for; refuses whoever may not. */
export type Authenticate = (
  application: Application, request: FastifyRequest, access: Access, basicAllowed: boolean,
) => Promise<{ actor: Actor; scope: Scope }>

export interface ServerOptions {
  authenticate: Authenticate
  routes: readonly Route[]
  /** The built pages; null where only the interfaces are served (tests). */
  webFolder: string | null
  log: boolean
  /** Whose word is taken for where a request comes from (`x-forwarded-for`): addresses or networks; nobody's where there are none. */
  trustedProxies?: readonly string[]
  /** Serves https with this certificate and its key (PEM); http without. */
  tls?: { cert: Buffer; key: Buffer }
}

/** The HTTP server over the routes of all capabilities. Every route goes through `authenticate`; none can forget it. */
export async function httpServer(application: Application, options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: options.log ? { level: 'warn' } : false,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    // What is no address at all is answered like everything else.
    frameworkErrors: (error, request, reply) => {
      void handleError(error, request, reply)
    },
    clientErrorHandler: answerBroken,
    genReqId: () => newIdentifier(systemClock),
    routerOptions: { maxParamLength: 300 },
    serverFactory: (handle): Server => closeSlow(options.tls ? createTlsServer(options.tls, handle) : createServer(handle)),
  })
  server.setErrorHandler(handleError)
  server.addHook('onSend', async (request, reply) => {
    void reply.headers(securityHeaders(request.url, options.tls !== undefined))
    // Answers are about people: no browser and no proxy keeps them. Pages say themselves how long they may be kept.
    if (/^\/(api|openrosa)\//.test(request.url)) void reply.header('cache-control', 'no-store')
  })
  // A piece of an upload goes to whoever puts it together, unread: read here it would be swallowed.
  server.addContentTypeParser('application/offset+octet-stream', (_, __, done) => {
    done(null)
  })
  // Lists shrink to a seventh on a village's line; files are compressed already. A phone's work comes compressed too; the limit of a
  // body is that of what it unpacks to.
  await server.register(compress, { encodings: ['gzip'], threshold: COMPRESSED_FROM, customTypes: /^application\/json/, globalDecompression: false })
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 60, fields: 60 } })
  for (const route of options.routes) addRoute(server, application, route, options.authenticate)
  const document = openApi(options.routes)
  addRoute(server, application, {
    kind: 'raw', method: 'GET', path: '/api/openapi.json', access: 'signed-in', handle: () => Promise.resolve(document),
  }, options.authenticate)
  if (options.webFolder && existsSync(options.webFolder)) await servePages(server, options.webFolder)
  server.setNotFoundHandler(async (request, reply) => {
    const asksForPage = request.method === 'GET' && !request.url.startsWith('/api/') && options.webFolder
    if (!asksForPage || !request.headers.accept?.includes('text/html')) {
      return handleError(new Refusal('route-unknown'), request, reply)
    }
    return reply.sendFile(pageFor(request.url))
  })
  return server
}

function addRoute(
  server: FastifyInstance, application: Application, route: Route, authenticate: Authenticate,
): void {
  const { method, path, access } = route.kind === 'json' ? route.endpoint : route
  server.route({
    method,
    url: path,
    ...(route.kind === 'raw' && route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    ...(route.kind === 'json' && method !== 'GET' ? { decompress: { requestEncodings: ['gzip'] } } : {}),
    handler: async (request, response) => {
      const basicAllowed = route.kind === 'raw' && route.basicAuthentication === true
      const { actor, scope } = await authenticate(application, request, access, basicAllowed).catch((error: unknown) => {
        if (basicAllowed) challenge(error, response)
        throw error
      })
      requireKeepable([request.params, request.query, route.kind === 'json' && !route.pieceByPiece ? request.body : null])
      const call: Call<string, unknown, unknown> = {
        application, actor, scope, request, response,
        locale: localeFrom(request.headers['accept-language']),
        address: request.ip,
        params: request.params as Record<string, string>,
        query: request.query,
        body: request.body,
      }
      if (route.kind === 'raw') return route.handle(call)
      const { query, body, reply } = route.endpoint
      const answer = await route.handle({
        ...call,
        query: query ? query.parse(request.query) : undefined,
        body: body ? body.parse(request.body) : undefined,
      })
      // What goes out is what the contract says: an extra field (an unmasked number) is dropped here.
      const parse = (told: unknown) => reply.parse(told)
      if (answer instanceof KeptReply) return sendWritten(call, (encoding) => answer.written(encoding, parse))
      return answer instanceof WrittenReply ? sendWritten(call, (encoding) => answer.written(encoding)) : parse(answer)
    },
  })
}

/** What is written already goes out as it is. */
async function sendWritten({ request, response }: Call<string, unknown, unknown>, writtenIn: (encoding: ReplyEncoding) => Promise<Buffer>): Promise<FastifyReply> {
  const encoding = /\bgzip\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/.test(request.headers['accept-encoding'] ?? '') ? 'gzip' : 'identity'
  const written = await writtenIn(encoding)
  void response.type('application/json; charset=utf-8').header('vary', 'accept-encoding')
  if (encoding === 'gzip') void response.header('content-encoding', encoding)
  return response.send(written)
}

/** Asks for name and password: a client of that sort sends none before it is asked. */
function challenge(error: unknown, response: FastifyReply): void {
  if (error instanceof Refusal && refusalStatus[error.code] === 401) {
    void response.header('www-authenticate', 'Basic realm="Lookback", charset="UTF-8"')
  }
}
