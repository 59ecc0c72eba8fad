import {
  addAccount, addPerson as addPersonEndpoint, addPost as addPostEndpoint, changePhone as changePhoneEndpoint, endPost as endPostEndpoint, getPerson,
  handOverAll as handOverAllEndpoint, handOverPost, listPeople, listVacantPosts, resetPassword as resetPasswordEndpoint, switchAccount as switchAccountEndpoint,
} from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import { systemClock } from '../clock.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { pageOf } from '../kit/page.ts'
import { handOver, handOverAll } from './hand-over.ts'
import { addPerson, changePhone, giveAccount, resetPassword, switchAccount } from './people.ts'
import { listPeopleRows, readPerson } from './people.queries.ts'
import { addPost, endPost } from './posts.ts'
import { listVacantRows } from './vacant-posts.queries.ts'

/** People, accounts and posts, for administrators. */
export const peopleRoutes: Route[] = [
  on(listPeople, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const query = { county: actor.county, today: dayOf(clock()), now: systemClock() }
    return listPeopleRows(database, query, filter, { cursor, limit })
  }),

  on(getPerson, ({ application, actor, params }) => readPerson(application.database, actor.county, params.id, systemClock())),

  on(addPersonEndpoint, ({ application, actor, body }) => addPerson(application, actor, body)),

  on(addAccount, ({ application, actor, params, body }) => giveAccount(application, actor, params.id, body)),

  on(switchAccountEndpoint, ({ application, actor, params, body }) => switchAccount(application, actor, params.id, body)),

  on(resetPasswordEndpoint, ({ application, actor, params, body }) => resetPassword(application, actor, params.id, body)),

  on(changePhoneEndpoint, ({ application, actor, params, body }) => changePhone(application, actor, params.id, body)),

  on(addPostEndpoint, ({ application, actor, params, body }) => addPost(application, actor, params.id, body)),

  on(endPostEndpoint, ({ application, actor, params, body }) => endPost(application, actor, params.id, body)),

  on(handOverPost, ({ application, actor, params, body }) => handOver(application, actor, params.id, body)),

  on(handOverAllEndpoint, ({ application, actor, params, body }) => handOverAll(application, actor, params.id, body)),

  on(listVacantPosts, async ({ application: { database, clock }, actor, query: { cursor, limit } }) => {
    return pageOf(await listVacantRows(database, actor.county, dayOf(clock())), { cursor, limit }, ({ id }) => id)
  }),
]
