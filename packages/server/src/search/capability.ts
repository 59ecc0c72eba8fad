import type { ServerCapability } from '../capability.ts'
import { searchRoutes } from './routes.ts'

export const search: ServerCapability = { name: 'search', routes: searchRoutes }
