import type { ServerCapability } from '../capability.ts'
import { roundsRoutes } from './routes.ts'
import { namesOfRounds } from './names.queries.ts'

export const rounds = {
  name: 'rounds',
  migrations: new URL('./migrations/', import.meta.url),
  routes: roundsRoutes,
  verify: { 'round-opened': 'chain' },
  names: { round: namesOfRounds },
} satisfies ServerCapability<'rounds'>
