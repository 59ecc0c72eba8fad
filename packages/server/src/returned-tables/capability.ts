import type { ServerCapability } from '../capability.ts'
import { sheetsRoutes } from './routes.ts'

export const returnedTables: ServerCapability<'returned-tables'> = {
  name: 'returned-tables',
  migrations: new URL('./migrations/', import.meta.url),
  routes: sheetsRoutes,
  verify: { 'sheet-imported': 'chain' },
}
