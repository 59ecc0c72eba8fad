import type { FastifyInstance } from 'fastify'
import { authenticate } from './access/index.ts'
import type { ServerOptions } from './http/server.ts'
import { httpServer } from './http/server.ts'
import type { Application } from './kit/application.ts'

/** The HTTP server with our way of knowing who calls. */
export function buildServer(application: Application, options: Omit<ServerOptions, 'authenticate'>): Promise<FastifyInstance> {
  return httpServer(application, { ...options, authenticate })
}
