import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Role } from '../kernel/roles.ts'
import { Day } from '../kernel/time.ts'
import { Duty, Post } from './people.ts'

const nothing = { phones: 'nothing', figures: 'none' } as const
/** Names and posts stand around figures. */
const people = { phones: 'nothing', figures: 'frame' } as const
const counts = { added: z.number(), changed: z.number() }
const account = { account: Identifier, person: Identifier }

export const entries = {
  'signed-in': entry({
    about: 'actor', moves: nothing,
    /** `newPlace`: nobody had signed in to the account from there in the time that the county keeps. */
    payload: z.object({ address: z.string(), newPlace: z.boolean().optional() }),
  }),
  'sign-in-failed': entry({ about: 'person', moves: nothing, payload: z.object({ ...account, address: z.string() }) }),
  'sign-in-locked': entry({ about: 'person', moves: nothing, payload: z.object({ ...account, address: z.string(), minutes: z.number() }) }),
  'password-changed': entry({ about: 'actor', moves: nothing, payload: z.object({}) }),
  'second-factor-set': entry({ about: 'actor', moves: nothing, payload: z.object({}) }),
  'second-factor-reset': entry({ about: 'person', moves: nothing, payload: z.object(account) }),
  'people-saved': entry({
    about: 'county', moves: people, payload: z.object({ ...counts, records: z.array(z.object({ id: Identifier })) }),
  }),
  'posts-saved': entry({ about: 'county', moves: people, payload: z.object({ ...counts, records: z.array(Post) }) }),
  'person-added': entry({ about: 'person', moves: people, payload: z.object({ person: Identifier }) }),
  'account-created': entry({ about: 'person', moves: nothing, payload: z.object(account) }),
  'password-reset': entry({ about: 'person', moves: nothing, payload: z.object(account) }),
  'account-unlocked': entry({ about: 'person', moves: nothing, payload: z.object(account) }),
  'account-switched': entry({ about: 'person', moves: nothing, payload: z.object({ ...account, disabled: z.boolean() }) }),
  'post-given': entry({
    about: 'person', moves: people, details: { unit: 'unit', role: { term: 'role' }, region: 'place' },
    payload: z.object({
      post: Identifier, person: Identifier, unit: z.string(), role: Role, region: z.string(), duty: Duty.nullable(), validFrom: Day,
    }),
  }),
  'post-ended': entry({
    about: 'person', moves: people, details: { role: { term: 'role' }, region: 'place' },
    payload: z.object({ post: Identifier, person: Identifier, role: Role, region: z.string(), on: Day }),
  }),
  'post-handed-over': entry({
    about: 'county', moves: people, details: { from: 'person', to: 'person' },
    payload: z.object({ post: Identifier, from: Identifier, to: Identifier, on: Day }),
  }),
}

declare module '../kernel/entry.ts' {
  interface References {
    person: true
  }
}
