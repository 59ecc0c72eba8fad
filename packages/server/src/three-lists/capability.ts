import { progressTable } from '@lookback/core/three-lists'
import type { ServerCapability } from '../capability.ts'
import { actingScope } from '../problems/index.ts'
import { threeListsRoutes } from './routes.ts'
import { takeInProgress } from './take-in-progress.ts'

export const threeLists: ServerCapability<'three-lists'> = {
  name: 'three-lists',
  routes: threeListsRoutes,
  tables: [{ ...progressTable, mayBring: (actor) => actingScope(actor).grants.length > 0, takeIn: takeInProgress }],
  verify: { 'three-lists-exported': 'chain' },
}
