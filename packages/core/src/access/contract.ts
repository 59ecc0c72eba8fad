import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Permission } from '../kernel/permission.ts'
import { Role, Tier } from '../kernel/roles.ts'
import { FactorStanding } from './parameters.ts'
import { SecondFactorCode } from './second-factor.contract.ts'

export const CountySummary = z.object({ code: z.string(), name: z.string(), isDemo: z.boolean() })
export type CountySummary = z.infer<typeof CountySummary>

/** Who is signed in, with what they may do; the console shows only what is in `permissions`. */
export const SessionView = z.object({
  account: Identifier,
  person: Identifier,
  name: z.string(),
  county: CountySummary,
  posts: z.array(
    z.object({
      role: Role,
      tier: Tier,
      title: z.string(),
      unit: z.string(),
      unitName: z.string(),
      region: z.string(),
      regionName: z.string(),
      department: z.string().nullable(),
    }),
  ),
  permissions: z.array(Permission),
  /** The password was given by an administrator: nothing else is answered before it is changed. */
  passwordIsOneTime: z.boolean(),
  /** Where it is `required`, nothing else is answered before one is set. */
  secondFactor: FactorStanding,
  /** Name and time stand over the pages. */
  watermark: z.boolean(),
  /** The county's day; a demo county lives on its own. */
  today: Day,
  /** Sent back in the header `x-csrf-token` with every request that changes something. */
  csrfToken: z.string(),
})
export type SessionView = z.infer<typeof SessionView>

export const DemoAccount = z.object({
  loginName: z.string(),
  password: z.string(),
  name: z.string(),
  title: z.string(),
  role: Role,
})
export type DemoAccount = z.infer<typeof DemoAccount>

/** What the sign-in page needs before anybody is known. Demo accounts are listed for a demo county only. */
export const getWelcome = endpoint({
  name: 'getWelcome',
  method: 'GET',
  path: '/api/welcome',
  access: 'public',
  reply: z.object({ counties: z.array(CountySummary), demoAccounts: z.array(DemoAccount) }),
})

export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/session',
  access: 'public',
  body: z.object({
    county: z.string().max(12),
    loginName: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
    /** Asked for by `second-factor-needed`. */
    code: SecondFactorCode.optional(),
    /** Do not ask this device again for some time. */
    remember: z.boolean().optional(),
  }),
  reply: SessionView,
})

export const getSession = endpoint({
  name: 'getSession',
  method: 'GET',
  path: '/api/session',
  access: 'session',
  reply: SessionView,
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'session',
  reply: z.object({}),
})

/** The sessions of the signed-in account: where it is signed in, so that a lost device can be cut off. */
export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/api/sessions',
  access: 'signed-in',
  reply: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        address: z.string(),
        userAgent: z.string(),
        createdAt: Instant,
        lastSeenAt: Instant,
      }),
    ),
  }),
})

export const revokeSession = endpoint({
  name: 'revokeSession',
  method: 'DELETE',
  path: '/api/sessions/:id',
  access: 'signed-in',
  reply: z.object({}),
})

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/api/password',
  access: 'session',
  body: z.object({ current: z.string().max(200), next: z.string().max(200) }),
  reply: z.object({}),
})
