import type { FastifyInstance } from 'fastify'
import type { Application } from '../application.ts'
import { routes } from '../routes.ts'
import { buildServer } from './server.ts'

/** What a test needs to talk real HTTP to the application. */
export interface TestServer {
  url: string
  server: FastifyInstance
  /** Signs in and returns the headers of that session. */
  signIn: (county: string, loginName: string, password: string) => Promise<Record<string, string>>
  close: () => Promise<void>
}

export async function testServer(application: Application): Promise<TestServer> {
  const server = await buildServer(application, { routes, webFolder: null, log: false })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    server,
    signIn: async (county, loginName, password) => {
      const reply = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ county, loginName, password }),
      })
      const token = reply.headers.get('x-session-token')
      if (!token) throw new Error(`sign-in answered ${reply.status}: ${await reply.text()}`)
      return { authorization: `Bearer ${token}` }
    },
    close: () => server.close(),
  }
}
