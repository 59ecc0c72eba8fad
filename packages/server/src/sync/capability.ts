import type { ServerCapability } from '../capability.ts'
import { syncOfficeRoutes } from './office-routes.ts'
import { syncRoutes } from './routes.ts'

export const sync: ServerCapability = {
  name: 'sync',
  migrations: new URL('./migrations/', import.meta.url),
  routes: [...syncRoutes, ...syncOfficeRoutes],
}
