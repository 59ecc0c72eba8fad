import type { ServerCapability } from '../capability.ts'
import { monitoringRoutes } from './routes.ts'
import { verifyMonitoring } from './verify-monitoring.ts'
import { monitoringWork } from './work.ts'

export const monitoring = {
  name: 'monitoring',
  migrations: new URL('./migrations/', import.meta.url),
  routes: monitoringRoutes,
  work: monitoringWork,
  verify: { 'monitoring-opened': verifyMonitoring, 'monitoring-acted': verifyMonitoring, 'monitoring-exported': 'chain' },
} satisfies ServerCapability<'monitoring'>
