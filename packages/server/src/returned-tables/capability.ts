import type { ServerCapability } from '../capability.ts'
import { refusedRows, refusedWorkbooks } from './imports.queries.ts'
import { sheetsRoutes } from './routes.ts'

export const returnedTables: ServerCapability<'returned-tables'> = {
  name: 'returned-tables',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: [refusedRows],
  routes: sheetsRoutes,
  retains: [refusedWorkbooks],
  verify: { 'sheet-imported': 'chain', 'refused-table-taken': 'chain' },
}
