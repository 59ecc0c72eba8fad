import { sql } from 'kysely'
import type { SearchProvider } from '../kit/search-provider.ts'
import { readerOf } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** What is on the list or was and concerns whoever looks, by the name of the place or department or by its number, the latest first. */
export const listingSearch: SearchProvider = {
  kind: 'listing',
  permission: 'supervision:read',
  find: async (database, _, { kind, text, part }, limit, actor) => {
    if (kind === 'letters' || text.length < 2) return []
    const { rows } = await sql<{ id: string; name: string; detail: string }>`
      select listing.id, coalesce(unit.name, region.name, listing.code) as name, listing.number as detail
      from supervision_listing as listing
      left join unit on unit.county = listing.county and unit.code = listing.code and listing.kind = 'department'
      left join region on region.county = listing.county and region.code = listing.code and listing.kind <> 'department'
      where ${concerns(readerOf(actor))} and (coalesce(unit.name, region.name, listing.code) like ${part} or listing.number like ${part})
      order by listing.year desc, listing.ordinal desc limit ${limit}`.execute(database)
    return rows
  },
}
