import type { ServerCapability } from '../capability.ts'
import { overviewRoutes } from './routes.ts'

export const overview: ServerCapability = { name: 'overview', routes: overviewRoutes }
