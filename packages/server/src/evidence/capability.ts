import type { ServerCapability } from '../capability.ts'
import { photoPositionsKept, photosKept } from './retained.queries.ts'
import { evidenceRoutes } from './routes.ts'

export const evidence: ServerCapability<'evidence'> = {
  name: 'evidence',
  migrations: new URL('./migrations/', import.meta.url),
  routes: evidenceRoutes,
  retains: [photosKept, photoPositionsKept],
  verify: { 'evidence-received': 'chain' },
}
