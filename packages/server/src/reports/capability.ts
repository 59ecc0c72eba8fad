import type { ServerCapability } from '../capability.ts'
import { reportsRoutes } from './routes.ts'

export const reports: ServerCapability = { name: 'reports', routes: reportsRoutes }
