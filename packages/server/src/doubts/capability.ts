import type { ServerCapability } from '../capability.ts'
import { listDayDoubts } from './day.queries.ts'
import { doubtsRoutes } from './routes.ts'
import { verifyDoubts } from './verify-doubts.ts'
import { doubtWork } from './work.ts'

export const doubts: ServerCapability<'doubts'> = {
  name: 'doubts',
  migrations: new URL('./migrations/', import.meta.url),
  routes: doubtsRoutes,
  work: doubtWork,
  day: { mattersOf: listDayDoubts },
  verify: { 'doubt-handed-out': verifyDoubts, 'doubt-checked': verifyDoubts, 'doubts-exported': 'chain' },
}
