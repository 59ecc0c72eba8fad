import type { ServerCapability } from '../capability.ts'
import { visitsRoutes } from './routes.ts'
import { visitPositionsKept } from './retained.queries.ts'
import { verifyVisits } from './verify-visits.ts'

export const visits: ServerCapability<'visits'> = {
  name: 'visits',
  migrations: new URL('./migrations/', import.meta.url),
  routes: visitsRoutes,
  retains: [visitPositionsKept],
  verify: { 'visit-recorded': verifyVisits, 'visit-replaced': verifyVisits },
}
