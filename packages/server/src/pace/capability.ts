import type { ServerCapability } from '../capability.ts'
import { paceRoutes } from './routes.ts'

export const pace: ServerCapability = {
  name: 'pace',
  routes: paceRoutes,
}
