import type { ServerCapability } from '../capability.ts'
import { revisitsRoutes } from './routes.ts'

export const revisits: ServerCapability = {
  name: 'revisits',
  migrations: new URL('./migrations/', import.meta.url),
  routes: revisitsRoutes,
}
