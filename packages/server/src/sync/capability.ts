import type { ServerCapability } from '../capability.ts'
import { syncOfficeRoutes } from './office-routes.ts'
import { syncRoutes } from './routes.ts'

export const sync: ServerCapability = { name: 'sync', routes: [...syncRoutes, ...syncOfficeRoutes] }
