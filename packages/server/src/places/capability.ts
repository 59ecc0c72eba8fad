import type { ServerCapability } from '../capability.ts'
import { placesRoutes } from './routes.ts'
import { placeSearch } from './search.ts'

export const places: ServerCapability<'places'> = {
  name: 'places',
  migrations: new URL('./migrations/', import.meta.url),
  routes: placesRoutes,
  verify: { 'regions-saved': 'chain', 'units-saved': 'chain' },
  search: [placeSearch],
}
