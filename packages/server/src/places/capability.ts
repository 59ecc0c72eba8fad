import type { ServerCapability } from '../capability.ts'
import { placesRoutes } from './routes.ts'

export const places: ServerCapability = {
  name: 'places',
  migrations: new URL('./migrations/', import.meta.url),
  routes: placesRoutes,
}
