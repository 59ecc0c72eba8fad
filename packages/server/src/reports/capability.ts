import type { ServerCapability } from '../capability.ts'
import { countInCategories } from '../register/index.ts'
import { reportsRoutes } from './routes.ts'

export const reports: ServerCapability<'reports'> = {
  name: 'reports',
  migrations: new URL('./migrations/', import.meta.url),
  routes: reportsRoutes,
  verify: { 'bulletin-published': 'chain', 'bulletin-template-changed': 'chain', 'ledger-exported': 'chain' },
  effects: {
    bulletin: async ({ database, county }, { nonPoorCategories }) => ({
      'non-poor': await countInCategories(database, county, nonPoorCategories),
    }),
  },
}
