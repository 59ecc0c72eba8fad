import type { ServerCapability } from '../capability.ts'
import { boardsRoutes } from './routes.ts'

export const boards: ServerCapability = { name: 'boards', routes: boardsRoutes }
