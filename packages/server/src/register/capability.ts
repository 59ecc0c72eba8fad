import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { carriedCodes } from './codes.queries.ts'
import { refusedWorkbooks } from './import/imports.queries.ts'
import { registerRoutes } from './routes.ts'
import { sealedColumns } from './sealed-fields.ts'
import { groupSearch } from './group-search.queries.ts'
import { householdSearch } from './search.queries.ts'
import { verifyHouseholds } from './verify-households.ts'

export const register: ServerCapability<'register'> = {
  name: 'register',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: sealedColumns,
  routes: registerRoutes,
  verify: {
    ...allBy(['household-registered', 'household-changed', 'household-ended', 'household-restored'], verifyHouseholds),
    ...allBy([
      'household-moved', 'household-split', 'numbers-shown', 'register-exported', 'register-exported-whole', 'refused-households-taken', 'import-started', 'heading-named', 'import-ended',
    ], 'chain'),
  },
  retains: [refusedWorkbooks],
  search: [householdSearch, groupSearch],
  carried: carriedCodes,
}
