import type { ServerCapability } from '../capability.ts'
import { workRoutes } from './routes.ts'

export const work: ServerCapability = { name: 'work', routes: workRoutes }
