import type { ServerCapability } from '../capability.ts'
import { listPutRight, sealedCorrection } from './corrections.queries.ts'
import { householdFileRoutes } from './routes.ts'
import { verifyCorrections } from './verify-corrections.ts'

export const householdFile = {
  name: 'household-file',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: [sealedCorrection],
  routes: householdFileRoutes,
  verify: { 'person-file-given': 'chain', 'person-corrected': verifyCorrections },
  putRight: listPutRight,
} as const satisfies ServerCapability<'household-file'>
