import type { ServerCapability } from '../capability.ts'
import { comparisonRoutes } from './routes.ts'

export const comparison: ServerCapability = { name: 'comparison', routes: comparisonRoutes }
