import { syllablesOf } from '@lookback/core/readings'
import { isReadAs } from '@lookback/core/search'
import type { SearchProvider } from '../kit/search-provider.ts'
import { listRegionsInScope } from './region.queries.ts'

/** Townships and villages of one's area, by name, how it is read, or code. A county has few: they are compared here. */
export const placeSearch: SearchProvider = {
  kind: 'place',
  permission: 'register:read',
  find: async (database, scope, { kind, text }, limit) => {
    const regions = await listRegionsInScope(database, scope)
    const names = new Map(regions.map(({ code, name }) => [code, name]))
    const fits = {
      number: ({ code }: { code: string }) => code.includes(text),
      letters: ({ name }: { name: string }) => isReadAs(syllablesOf(name), text),
      name: ({ name }: { name: string }) => name.includes(text),
    }[kind]
    // Regions above the area lead to it and are not in it.
    const inArea = ({ code }: { code: string }) => scope.grants.some(({ region }) => code.startsWith(region))
    return regions.filter((region) => inArea(region) && fits(region)).slice(0, limit)
      .map(({ code, name, parent }) => ({ id: code, name, detail: (parent && names.get(parent)) ?? '' }))
  },
}
