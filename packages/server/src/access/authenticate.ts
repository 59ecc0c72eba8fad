import { wasRevoked } from './revoked.queries.ts'
import type { FastifyRequest } from 'fastify'
import type { Access } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Scope } from '@lookback/core/access'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import { basicActor } from './basic.ts'
import type { Session } from './commands.ts'
import { findSession, tokenHash } from './commands.ts'
import { listCounties } from './queries.ts'
import type { Application } from '../kit/application.ts'

export const sessionCookie = 'lookback_session'

const nobody: Actor = { county: '', account: '', person: '', name: '', posts: [] }
const nowhere: Scope = { county: '', grants: [] }

/** The session token of a request: the console's cookie, or a bearer token from a client that is no browser. */
export function sessionToken(request: FastifyRequest): string | null {
  return bearerOf(request) ?? request.cookies[sessionCookie] ?? null
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
}

/**
 * Who calls, and the scope of the permission that the route asks for.
 * @throws {Refusal} `not-signed-in`, `device-revoked`, `not-permitted`, `cross-site-request`, `password-one-time`, `second-factor-missing`
 */
export async function authenticate(
  application: Application, request: FastifyRequest, access: Access, basicAllowed: boolean,
): Promise<{ actor: Actor; scope: Scope }> {
  if (access === 'public') return { actor: nobody, scope: nowhere }
  const { actor, passwordIsOneTime, secondFactor } = await findSignedIn(application, request, basicAllowed)
  if (access === 'session') return { actor, scope: nowhere }
  // Whoever gave the password knows it too: everything waits for one of one's own.
  if (passwordIsOneTime) throw new Refusal('password-one-time')
  if (secondFactor === 'required') throw new Refusal('second-factor-missing')
  if (access === 'signed-in') return { actor, scope: nowhere }
  const scope = actorScope(actor, access)
  if (scope.grants.length === 0) throw new Refusal('not-permitted')
  return { actor, scope }
}

async function findSignedIn(
  application: Application, request: FastifyRequest, basicAllowed: boolean,
): Promise<Pick<Session, 'actor' | 'passwordIsOneTime' | 'secondFactor'>> {
  const { authorization } = request.headers
  if (basicAllowed && authorization?.startsWith('Basic ')) {
    const [county] = await listCounties(application.database)
    const actor = await basicActor(application, authorization, county?.code ?? '', request.ip, dayOf(application.clock()))
    return { actor, passwordIsOneTime: false, secondFactor: 'none' }
  }
  const token = sessionToken(request)
  const session = token ? await findSession(application, token) : null
  if (!session) throw new Refusal(token && await wasRevoked(application.database, tokenHash(token)) ? 'device-revoked' : 'not-signed-in')
  // A cookie is sent by the browser whoever made the page; the token in the header shows that it was our page. Another header
  // that names no session makes no difference.
  const byCookie = bearerOf(request) === undefined
  // What only reads needs none. A page that names another session than the browser's is of whoever was signed in before: it
  // is not answered as if it were of who is now.
  const named = request.headers['x-csrf-token'] ?? ''
  if (byCookie && named !== session.csrfToken && (named !== '' || !['GET', 'HEAD'].includes(request.method))) {
    throw new Refusal('cross-site-request')
  }
  return session
}
