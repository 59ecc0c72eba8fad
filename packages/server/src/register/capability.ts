import type { ServerCapability } from '../capability.ts'
import { registerRoutes } from './routes.ts'

export const register: ServerCapability = {
  name: 'register',
  migrations: new URL('./migrations/', import.meta.url),
  routes: registerRoutes,
}
