import type { ServerCapability } from '../capability.ts'
import { accessRoutes } from './routes.ts'

export const access: ServerCapability = {
  name: 'access',
  migrations: new URL('./migrations/', import.meta.url),
  routes: accessRoutes,
}
