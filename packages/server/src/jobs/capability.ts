import type { ServerCapability } from '../capability.ts'
import { jobsRoutes } from './routes.ts'

export const jobs: ServerCapability<'jobs'> = {
  name: 'jobs',
  routes: jobsRoutes,
  verify: { 'clock-confirmed': 'chain' },
  migrations: new URL('./migrations/', import.meta.url),
}
