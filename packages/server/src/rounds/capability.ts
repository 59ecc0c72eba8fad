import type { ServerCapability } from '../capability.ts'
import { roundsRoutes } from './routes.ts'

export const rounds: ServerCapability<'rounds'> = {
  name: 'rounds',
  migrations: new URL('./migrations/', import.meta.url),
  routes: roundsRoutes,
  verify: { 'round-opened': 'chain' },
}
