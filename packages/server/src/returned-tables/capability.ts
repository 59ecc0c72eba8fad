import type { ServerCapability } from '../capability.ts'
import { forgettingWorkbooks } from '../register/index.ts'
import { deleteReturnedBefore, refusedRows } from './imports.queries.ts'
import { sheetsRoutes } from './routes.ts'

export const returnedTables: ServerCapability<'returned-tables'> = {
  name: 'returned-tables',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: [refusedRows],
  routes: sheetsRoutes,
  jobs: [forgettingWorkbooks('forget-table-workbooks', deleteReturnedBefore)],
  verify: { 'sheet-imported': 'chain' },
}
