import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { nameListings } from './listings.queries.ts'
import { supervisionRoutes } from './routes.ts'
import { listingSearch } from './search.queries.ts'
import { supervisionEntries, verifySupervision } from './verify-supervision.ts'
import { freezeWeeks } from './weekly.ts'
import { supervisionWork } from './work.ts'

export const supervision = {
  name: 'supervision',
  migrations: new URL('./migrations/', import.meta.url),
  routes: supervisionRoutes,
  jobs: [freezeWeeks],
  work: supervisionWork,
  search: [listingSearch],
  names: { listing: nameListings },
  verify: allBy(supervisionEntries, verifySupervision),
} satisfies ServerCapability<'supervision'>
