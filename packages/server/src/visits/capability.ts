import type { ServerCapability } from '../capability.ts'
import { visitsRoutes } from './routes.ts'

export const visits: ServerCapability = {
  name: 'visits',
  migrations: new URL('./migrations/', import.meta.url),
  routes: visitsRoutes,
}
