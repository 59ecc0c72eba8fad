import { sql } from 'kysely'
import type { SearchProvider } from '../kit/search-provider.ts'
import { inRegions } from '../database/scope.ts'

/** What is on the list or was, by the name of the place or department or by its number, the latest first. */
export const listingSearch: SearchProvider = {
  kind: 'listing',
  permission: 'supervision:read',
  find: async (database, scope, { kind, text, part }, limit) => {
    if (kind === 'letters' || text.length < 2) return []
    const { rows } = await sql<{ id: string; name: string; detail: string }>`
      select found.id, found.name, found.number as detail
      from (select listing.*, coalesce(unit.name, region.name, listing.code) as name from supervision_listing as listing
        left join unit on unit.county = listing.county and unit.code = listing.code and listing.kind = 'department'
        left join region on region.county = listing.county and region.code = listing.code and listing.kind <> 'department') as found
      where ${inRegions(scope, 'found.county', 'found.region')} and (found.name like ${part} or found.number like ${part})
      order by found.year desc, found.ordinal desc limit ${limit}`.execute(database)
    return rows
  },
}
