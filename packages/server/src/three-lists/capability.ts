import type { ServerCapability } from '../capability.ts'
import { threeListsRoutes } from './routes.ts'

export const threeLists: ServerCapability = { name: 'three-lists', routes: threeListsRoutes }
