import type { ServerCapability } from '../capability.ts'
import { evidenceRoutes } from './routes.ts'

export const evidence: ServerCapability = {
  name: 'evidence',
  migrations: new URL('./migrations/', import.meta.url),
  routes: evidenceRoutes,
}
