import type { ServerCapability } from '../capability.ts'
import { problemsRoutes } from './routes.ts'

export const problems: ServerCapability = { name: 'problems', routes: problemsRoutes }
