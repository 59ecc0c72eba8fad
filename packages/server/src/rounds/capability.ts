import type { ServerCapability } from '../capability.ts'
import { roundsRoutes } from './routes.ts'

export const rounds: ServerCapability = {
  name: 'rounds',
  migrations: new URL('./migrations/', import.meta.url),
  routes: roundsRoutes,
}
