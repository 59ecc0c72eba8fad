import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { listDayWaits } from './day.queries.ts'
import { namesOfShared } from './names.queries.ts'
import { sharedWorkRoutes } from './routes.ts'
import { sharedEntries, verifyShared } from './verify-shared.ts'
import { sharedWorkProvider } from './work.ts'

export const sharedWork = {
  name: 'shared-work',
  migrations: new URL('./migrations/', import.meta.url),
  routes: sharedWorkRoutes,
  work: sharedWorkProvider,
  day: { mattersOf: listDayWaits },
  names: { sharedMatter: namesOfShared },
  verify: allBy(sharedEntries, verifyShared),
} satisfies ServerCapability<'shared-work'>
