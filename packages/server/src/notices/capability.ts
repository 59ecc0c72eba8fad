import type { ServerCapability } from '../capability.ts'
import { noticesRoutes } from './routes.ts'

export const notices: ServerCapability = { name: 'notices', routes: noticesRoutes }
