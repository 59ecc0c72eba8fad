import {
  changePassword as changePasswordEndpoint, getSession, getWelcome, listSessions, revokeSession,
  signIn as signInEndpoint, signOut,
} from '@lookback/core/access'
import type { SessionView } from '@lookback/core/access'
import { permissionRoles } from '@lookback/core/capabilities'
import type { Permission } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Application } from '../kit/application.ts'
import { sessionCookie, sessionToken } from './authenticate.ts'
import { getParameter } from '../database/parameters.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { actorScope } from '../kit/actor.ts'
import type { Session } from './commands.ts'
import { changePassword, endSession, findSession, signIn, tokenHash } from './commands.ts'
import { demoAccounts } from './demo-accounts.queries.ts'
import { peopleRoutes } from './people.routes.ts'
import { getCounty, listCounties, listSessionRows } from './queries.ts'
import { secondFactorRoutes } from './second-factor.routes.ts'

const deviceCookie = 'lookback_device'
/** In seconds: the most that browsers keep. For how long an account knows a device, the county says. */
const DEVICE_KEPT_FOR = 400 * 86_400

async function sessionView(
  application: Application, { actor, csrfToken, passwordIsOneTime, secondFactor }: Omit<Session, 'token'>,
): Promise<SessionView> {
  return {
    account: actor.account,
    person: actor.person,
    name: actor.name,
    county: await getCounty(application.database, actor.county),
    posts: [...actor.posts],
    permissions: (Object.keys(permissionRoles) as Permission[]).filter((permission) => actorScope(actor, permission).grants.length > 0),
    passwordIsOneTime,
    secondFactor,
    watermark: (await getParameter(application.database, actor.county, 'watermark', dayOf(application.clock()))).screens,
    today: dayOf(application.clock()),
    csrfToken,
  }
}

function ownToken(request: FastifyRequest): string {
  const token = sessionToken(request)
  if (!token) throw new Refusal('not-signed-in')
  return token
}

export const accessRoutes: Route[] = [
  on(getWelcome, async ({ application }) => {
    const counties = await listCounties(application.database)
    const demo = counties.find((county) => county.isDemo)
    return { counties, demoAccounts: demo ? await demoAccounts(application.database, demo.code) : [] }
  }),

  on(signInEndpoint, async ({ application, body, request, response, address }) => {
    const userAgent = request.headers['user-agent'] ?? ''
    // What the browser keeps for good, so that an account knows it again; it opens nothing by itself.
    const device = request.cookies[deviceCookie] ?? randomBytes(32).toString('base64url')
    const { token, ...session } = await signIn(application, { ...body, code: body.code ?? null, remember: body.remember ?? false, address, userAgent, device: tokenHash(device).toString('hex') })
    const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const
    void response.setCookie(sessionCookie, token, cookie)
    void response.setCookie(deviceCookie, device, { ...cookie, path: '/api/session', maxAge: DEVICE_KEPT_FOR })
    // A page has its session in the cookie, out of reach of its scripts; whoever is no page carries the token itself.
    if (request.headers['x-session'] !== 'cookie') void response.header('x-session-token', token)
    return sessionView(application, session)
  }),

  on(getSession, async ({ application, request }) => {
    const session = await findSession(application, ownToken(request))
    if (!session) throw new Refusal('not-signed-in')
    return sessionView(application, session)
  }),

  on(signOut, async ({ application, actor, request, response }) => {
    await endSession(application, actor, tokenHash(ownToken(request)))
    void response.clearCookie(sessionCookie, { path: '/' })
    return {}
  }),

  on(listSessions, async ({ application, actor, request }) => {
    const own = tokenHash(ownToken(request))
    const rows = await listSessionRows(application.database, actor.county, actor.account)
    return {
      sessions: rows.map((row) => ({
        id: row.token_hash.toString('hex'),
        current: row.token_hash.equals(own),
        address: row.address,
        userAgent: row.user_agent,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
      })),
    }
  }),

  on(revokeSession, async ({ application, actor, params }) => {
    await endSession(application, actor, Buffer.from(params.id, 'hex'))
    return {}
  }),

  on(changePasswordEndpoint, async ({ application, actor, body, request, address }) => {
    await changePassword(application, actor, { ...body, address }, tokenHash(ownToken(request)))
    return {}
  }),

  ...peopleRoutes,
  ...secondFactorRoutes,
]
