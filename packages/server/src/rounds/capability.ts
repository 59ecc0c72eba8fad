import type { ServerCapability } from '../capability.ts'
import { roundsRoutes } from './routes.ts'

export const rounds: ServerCapability = { name: 'rounds', routes: roundsRoutes }
