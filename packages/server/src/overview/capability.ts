import type { ServerCapability } from '../capability.ts'
import { daysBetween } from '@lookback/core/kernel'
import { overviewRoutes } from './routes.ts'

export const overview: ServerCapability = {
  name: 'overview',
  routes: overviewRoutes,
  effects: { examination: async ({ today }, { day }) => ({ 'days-left': daysBetween(today, day) }) },
}
