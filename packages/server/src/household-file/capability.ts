import type { ServerCapability } from '../capability.ts'
import { householdFileRoutes } from './routes.ts'

export const householdFile: ServerCapability<'household-file'> = {
  name: 'household-file', routes: householdFileRoutes, verify: { 'person-file-given': 'chain' },
}
