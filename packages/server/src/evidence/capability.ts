import type { ServerCapability } from '../capability.ts'
import { evidenceRoutes } from './routes.ts'

export const evidence: ServerCapability<'evidence'> = {
  name: 'evidence',
  migrations: new URL('./migrations/', import.meta.url),
  routes: evidenceRoutes,
  verify: { 'evidence-received': 'chain' },
}
