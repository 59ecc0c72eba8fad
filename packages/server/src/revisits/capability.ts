import type { ServerCapability } from '../capability.ts'
import { revisitsRoutes } from './routes.ts'

export const revisits: ServerCapability = { name: 'revisits', routes: revisitsRoutes }
