import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { readerOf } from './reader.ts'
import { ladderRoutes } from './routes.ts'
import { nameSteps } from './steps.queries.ts'
import { ladderEntries, ownCheckEntries, verifyLadder, verifyOwnChecks } from './verify-ladder.ts'
import { ladderWork } from './work.ts'

export const ladder = {
  name: 'ladder',
  migrations: new URL('./migrations/', import.meta.url),
  routes: ladderRoutes,
  work: ladderWork,
  names: { ladderStep: (database, reader, ids) => nameSteps(database, readerOf(reader), ids) },
  verify: { ...allBy(ladderEntries, verifyLadder), ...allBy(ownCheckEntries, verifyOwnChecks) },
} satisfies ServerCapability<'ladder'>
