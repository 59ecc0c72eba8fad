import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Duty } from './people.ts'
import { RegionCode } from '../places/index.ts'
import { Day, Instant } from '../kernel/time.ts'
import { Role } from '../kernel/roles.ts'

export const LoginName = z.string().trim().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)

/** A post of somebody: held, ended, or beginning later. */
export const PersonPost = z.object({
  id: Identifier,
  role: Role,
  title: z.string(),
  unit: z.string(),
  unitName: z.string(),
  region: RegionCode,
  regionName: z.string(),
  duty: Duty.nullable(),
  validFrom: Day,
  /** The first day on which it is not held any more; null without end. */
  validTo: Day.nullable(),
})
export type PersonPost = z.infer<typeof PersonPost>

export const PersonAccount = z.object({
  loginName: z.string(),
  disabled: z.boolean(),
  /** Too many wrong passwords; null when it is not locked. */
  lockedUntil: Instant.nullable(),
  /** The password was given by an administrator, and opens nothing but its change, until then. */
  oneTimeUntil: Instant.nullable(),
  /** The latest sign-in that is not over; null for none. */
  lastSeenAt: Instant.nullable(),
})
export type PersonAccount = z.infer<typeof PersonAccount>

/** Somebody who works on the campaign; not everybody needs an account. */
export const PersonRow = z.object({
  id: Identifier,
  name: z.string(),
  phone: z.string().nullable(),
  account: PersonAccount.nullable(),
  posts: z.array(PersonPost),
})
export type PersonRow = z.infer<typeof PersonRow>

export const accountStates = ['active', 'one-time', 'locked', 'disabled', 'none'] as const
export const AccountState = z.enum(accountStates)
export type AccountState = z.infer<typeof AccountState>

/** `search` is part of a name, of a login name or of a unit’s name; role and unit are of posts held or to come. */
export const PersonFilter = z.object({
  search: z.string().trim().max(40).optional(),
  role: Role.optional(),
  unit: z.string().max(40).optional(),
  account: AccountState.optional(),
})
export type PersonFilter = z.infer<typeof PersonFilter>

/** The people of the county with the posts that they hold or will hold: by unit and within it by name, as one looks up names (拼音). */
export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  access: 'accounts:manage',
  query: PersonFilter.extend(PageQuery.shape),
  reply: pageOf(PersonRow),
})

/** One person with all posts, past ones too. */
export const getPerson = endpoint({
  name: 'getPerson',
  method: 'GET',
  path: '/api/people/:id',
  access: 'accounts:manage',
  reply: PersonRow,
})

/** A post to be given. `id` is made by the client: the same request sent twice gives one. */
export const NewPost = z.object({
  id: Identifier,
  unit: z.string().max(40),
  role: Role,
  title: z.string().trim().min(1).max(60),
  region: RegionCode,
  /** What the post answers for in the chain of responsibility (岗位职责); most answer for nothing beyond their role. */
  duty: Duty.nullable(),
  validFrom: Day,
})
export type NewPost = z.infer<typeof NewPost>

/** A person to be registered, with an account or without. `id` is made by the client. */
export const NewPerson = z.object({
  id: Identifier,
  name: z.string().trim().min(1).max(60),
  /** As people write it. */
  phone: z.string().trim().max(60).nullable().default(null),
  loginName: LoginName.nullable(),
})
export type NewPerson = z.infer<typeof NewPerson>

/**
 * A one-time password, made by the server and told here only: it opens nothing but its change. Null where none was
 * asked for, or where the same request has been answered before; then another can be asked for.
 */
const OneTimePassword = z.string().nullable()

export const SecretReply = z.object({ person: PersonRow, password: OneTimePassword })
export type SecretReply = z.infer<typeof SecretReply>

/** Registers a person with a first post and, where a login name is given, an account. */
export const addPerson = endpoint({
  name: 'addPerson',
  method: 'POST',
  path: '/api/people',
  access: 'accounts:manage',
  body: z.object({ person: NewPerson, post: NewPost }),
  reply: SecretReply,
})

/** Gives a person an account. `id` of this and the following bodies names the request: sent twice, it is done once. */
export const addAccount = endpoint({
  name: 'addAccount',
  method: 'POST',
  path: '/api/people/:id/account',
  access: 'accounts:manage',
  body: z.object({ id: Identifier, loginName: LoginName }),
  reply: SecretReply,
})

/** Switches an account off or on. Off, it is out everywhere at once; on, wrong passwords before are forgotten. */
export const switchAccount = endpoint({
  name: 'switchAccount',
  method: 'PUT',
  path: '/api/people/:id/account',
  access: 'accounts:manage',
  body: z.object({ id: Identifier, disabled: z.boolean() }),
  reply: PersonRow,
})

/** A new one-time password; whoever is signed in with the old one is out. */
export const resetPassword = endpoint({
  name: 'resetPassword',
  method: 'POST',
  path: '/api/people/:id/password',
  access: 'accounts:manage',
  body: z.object({ id: Identifier }),
  reply: SecretReply,
})

/** Writes somebody's telephone down, or that there is none. */
export const changePhone = endpoint({
  name: 'changePhone',
  method: 'PUT',
  path: '/api/people/:id/phone',
  access: 'accounts:manage',
  body: z.object({ id: Identifier, phone: z.string().trim().max(60).nullable() }),
  reply: PersonRow,
})

export const addPost = endpoint({
  name: 'addPost',
  method: 'POST',
  path: '/api/people/:id/posts',
  access: 'accounts:manage',
  body: NewPost,
  reply: PersonRow,
})

/** Ends a post: from the day on it is not held. What it allowed is over then, what was done with it stays. */
export const endPost = endpoint({
  name: 'endPost',
  method: 'POST',
  path: '/api/posts/:id/end',
  access: 'accounts:manage',
  body: z.object({ id: Identifier, on: Day }),
  reply: PersonRow,
})

/** From which day on, and who it is: somebody who is registered, or somebody new. */
const HandingOver = z.object({ id: Identifier, on: Day, successor: z.union([z.object({ person: Identifier }), z.object({ added: NewPerson })]) })
const HandedOver = z.object({ predecessor: PersonRow, successor: PersonRow, password: OneTimePassword })

/**
 * Ends a post and gives a successor one like it from the same day on. What is owed is read from the posts held, so it
 * passes on with the post; households helped pass on too.
 */
export const handOverPost = endpoint({
  name: 'handOverPost',
  method: 'POST',
  path: '/api/posts/:id/hand-over',
  access: 'accounts:manage',
  body: HandingOver,
  reply: HandedOver,
})

/** The same for all posts that somebody holds or will hold, at once. One that the successor has already only ends. */
export const handOverAll = endpoint({
  name: 'handOverAll',
  method: 'POST',
  path: '/api/people/:id/hand-over',
  access: 'accounts:manage',
  body: HandingOver,
  reply: HandedOver,
})

/** A post that somebody held and nobody holds. */
export const VacantPost = PersonPost.omit({ validFrom: true, validTo: true }).extend({
  /** The first day on which nobody held it, and who did before. */
  since: Day,
  person: Identifier,
  name: z.string(),
})
export type VacantPost = z.infer<typeof VacantPost>

/** The posts that nobody holds since whoever held them left (空岗), by unit. */
export const listVacantPosts = endpoint({
  name: 'listVacantPosts',
  method: 'GET',
  path: '/api/vacant-posts',
  access: 'accounts:manage',
  query: PageQuery,
  reply: pageOf(VacantPost),
})
