import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { staffingRoutes } from './routes.ts'
import { reinforcementEntries, verifyStaffing } from './verify-staffing.ts'

export const staffing = {
  name: 'staffing',
  migrations: new URL('./migrations/', import.meta.url),
  routes: staffingRoutes,
  verify: { ...allBy(reinforcementEntries, verifyStaffing), 'staffing-exported': 'chain' },
} satisfies ServerCapability<'staffing'>
