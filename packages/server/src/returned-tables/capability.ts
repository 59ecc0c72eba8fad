import type { ServerCapability } from '../capability.ts'
import { sheetsRoutes } from './routes.ts'

export const returnedTables: ServerCapability = {
  name: 'returned-tables',
  migrations: new URL('./migrations/', import.meta.url),
  routes: sheetsRoutes,
}
