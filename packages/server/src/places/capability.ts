import type { ServerCapability } from '../capability.ts'
import { placesRoutes } from './routes.ts'
import { placeSearch } from './search.ts'
import { namesOfPlaces, namesOfUnits } from './names.queries.ts'

export const places = {
  name: 'places',
  migrations: new URL('./migrations/', import.meta.url),
  routes: placesRoutes,
  verify: { 'regions-saved': 'chain', 'region-ended': 'chain', 'units-saved': 'chain', 'boundaries-saved': 'chain' },
  search: [placeSearch],
  names: { place: namesOfPlaces, unit: namesOfUnits },
} satisfies ServerCapability<'places'>
