import type { ServerCapability } from '../capability.ts'
import { countDimensions } from './checklists.queries.ts'
import { checklistRoutes } from './routes.ts'

export const checklists: ServerCapability<'checklists'> = {
  name: 'checklists',
  migrations: new URL('./migrations/', import.meta.url),
  routes: checklistRoutes,
  verify: { 'form-published': 'chain' },
  carried: { dimension: countDimensions },
}
