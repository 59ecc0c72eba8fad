import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { sealedSecret } from './devices.queries.ts'
import { syncOfficeRoutes } from './office-routes.ts'
import { syncRoutes } from './routes.ts'
import { refusedPositionsKept } from './retained.queries.ts'
import { refusedWork } from './work.ts'

export const sync: ServerCapability<'sync'> = {
  name: 'sync',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: [sealedSecret],
  routes: [...syncRoutes, ...syncOfficeRoutes],
  work: refusedWork,
  retains: [refusedPositionsKept],
  verify: allBy([
    'device-registered', 'device-revoked', 'phone-work-missing', 'backup-verified', 'outbox-file-taken-in', 'refused-work-taken-in', 'refused-work-set-aside',
  ], 'chain'),
}
