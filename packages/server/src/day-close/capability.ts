import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { closeByClock } from './close.ts'
import { dayCloseRoutes } from './routes.ts'
import { dayEntries, verifyDayCloses } from './verify-day-closes.ts'

export const dayClose: ServerCapability<'day-close'> = {
  name: 'day-close',
  migrations: new URL('./migrations/', import.meta.url),
  routes: dayCloseRoutes,
  jobs: [closeByClock],
  verify: allBy(dayEntries, verifyDayCloses),
}
