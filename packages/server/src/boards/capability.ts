import type { ServerCapability } from '../capability.ts'
import { boardsRoutes } from './routes.ts'

export const boards: ServerCapability = {
  name: 'boards',
  migrations: new URL('./migrations/', import.meta.url),
  routes: boardsRoutes,
}
