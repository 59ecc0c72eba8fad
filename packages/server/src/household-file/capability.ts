import type { ServerCapability } from '../capability.ts'
import { householdFileRoutes } from './routes.ts'

export const householdFile: ServerCapability = { name: 'household-file', routes: householdFileRoutes }
