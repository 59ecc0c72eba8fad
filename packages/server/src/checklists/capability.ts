import type { ServerCapability } from '../capability.ts'
import { checklistRoutes } from './routes.ts'

export const checklists: ServerCapability = { name: 'checklists', routes: checklistRoutes }
