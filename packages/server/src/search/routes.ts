import { SEARCH_LIMIT, searchEverything } from '@lookback/core/search'
import { actorScope } from '../kit/actor.ts'
import { searchText } from '../kit/search-text.ts'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'

export const searchRoutes: Route[] = [
  on(searchEverything, async ({ application, actor, query }) => {
    const text = searchText(query.text)
    const groups = await Promise.all(application.searchProviders.map(async ({ kind, permission, find }) => {
      const scope = actorScope(actor, permission)
      return { kind, hits: scope.grants.length === 0 ? [] : await find(application.database, scope, text, SEARCH_LIMIT, actor) }
    }))
    return { groups: groups.filter(({ hits }) => hits.length > 0) }
  }),
]
