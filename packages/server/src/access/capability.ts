import { peopleTable } from '@lookback/core/access'
import type { ServerCapability } from '../capability.ts'
import { actorScope } from '../kit/actor.ts'
import { sealedPhone } from '../kit/sealed-phone.ts'
import { allBy } from '../capability.ts'
import { retainedRows } from '../kit/retained.queries.ts'
import { accessRoutes } from './routes.ts'
import { sealedFactor } from './second-factor.queries.ts'
import { personSearch } from './search.queries.ts'
import { namesOfPeople } from './names.queries.ts'
import { takeInPeople } from './take-in-people.ts'

export const access = {
  name: 'access',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: [sealedPhone('person'), sealedFactor],
  routes: accessRoutes,
  tables: [{ ...peopleTable, mayBring: (actor) => actorScope(actor, 'accounts:manage').grants.length > 0, takeIn: takeInPeople }],
  retains: [
    retainedRows('sign-in-traces', { table: 'sign_in_door', at: 'last_at' }), retainedRows('sign-in-traces', { table: 'usual_place', at: 'last_at' }),
    retainedRows('sign-in-traces', { table: 'session', at: 'last_seen_at' }), retainedRows('sign-in-traces', { table: 'remembered_device', at: 'remembered_at' }),
  ],
  verify: allBy([
    'signed-in', 'second-factor-set', 'second-factor-reset', 'sign-in-failed', 'sign-in-locked', 'password-changed', 'people-saved', 'posts-saved', 'person-added', 'account-created', 'password-reset', 'account-unlocked',
    'account-switched', 'post-given', 'post-ended', 'post-handed-over',
  ], 'chain'),
  search: [personSearch],
  names: { person: namesOfPeople },
} satisfies ServerCapability<'access'>
