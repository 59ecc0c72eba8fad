import type { ServerCapability } from '../capability.ts'
import { parametersRoutes } from './routes.ts'

export const parameters: ServerCapability = {
  name: 'parameters',
  migrations: new URL('./migrations/', import.meta.url),
  routes: parametersRoutes,
}
