import type { ServerCapability } from '../capability.ts'
import { carryOut } from './carry-out.ts'
import { retentionRoutes } from './routes.ts'
import { verifyKept } from './verify-kept.ts'

export const retention: ServerCapability<'retention'> = {
  name: 'retention',
  routes: retentionRoutes,
  verify: { 'kept-data-deleted': verifyKept },
  jobs: [carryOut],
}
