import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Identifier } from '../identifier.ts'
import { Duty } from '../register/people.ts'
import { Day, Instant } from '../time.ts'
import { Permission } from './permissions.ts'
import { Role, Tier } from './roles.ts'

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
  }),
  reply: SessionView,
})

export const getSession = endpoint({
  name: 'getSession',
  method: 'GET',
  path: '/api/session',
  access: 'signed-in',
  reply: SessionView,
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'signed-in',
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
  access: 'signed-in',
  body: z.object({ current: z.string().max(200), next: z.string().max(200) }),
  reply: z.object({}),
})

export const AccountRow = z.object({
  id: Identifier,
  loginName: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  posts: z.array(z.object({ role: Role, title: z.string(), unitName: z.string(), region: z.string() })),
})
export type AccountRow = z.infer<typeof AccountRow>

export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  access: 'accounts:manage',
  reply: z.object({
    accounts: z.array(AccountRow),
    units: z.array(z.object({ code: z.string(), name: z.string(), kind: z.string(), region: z.string() })),
    passwordLength: z.number().int(),
  }),
})

/** A person with a post and an account. The area of the post is its unit's, unless a smaller one is given. */
export const addAccount = endpoint({
  name: 'addAccount',
  method: 'POST',
  path: '/api/accounts',
  access: 'accounts:manage',
  body: z.object({
    /** Id of the person, made by the client: the same request sent twice adds one. */
    person: Identifier,
    name: z.string().trim().min(1).max(60),
    loginName: z.string().trim().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
    password: z.string().max(200),
    unit: z.string().max(40),
    role: Role,
    title: z.string().trim().min(1).max(60),
    region: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/),
    /** What the post answers for in the chain of responsibility (岗位职责); most answer for nothing beyond their role. */
    duty: Duty.nullable().default(null),
  }),
  reply: AccountRow,
})

export const changeAccount = endpoint({
  name: 'changeAccount',
  method: 'PUT',
  path: '/api/accounts/:id',
  access: 'accounts:manage',
  body: z.object({ disabled: z.boolean().optional(), password: z.string().max(200).optional() }),
  reply: AccountRow,
})
