import type { ServerCapability } from '../capability.ts'
import { reportsRoutes } from './routes.ts'

export const reports: ServerCapability<'reports'> = {
  name: 'reports',
  migrations: new URL('./migrations/', import.meta.url),
  routes: reportsRoutes,
  verify: { 'bulletin-published': 'chain', 'bulletin-template-changed': 'chain' },
}
