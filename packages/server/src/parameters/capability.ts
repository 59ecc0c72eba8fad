import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { parametersRoutes } from './routes.ts'
import { verifySettings } from './verify-settings.ts'

export const parameters: ServerCapability<'parameters'> = {
  name: 'parameters',
  migrations: new URL('./migrations/', import.meta.url),
  routes: parametersRoutes,
  verify: allBy(['parameter-set', 'parameter-withdrawn', 'code-list-set', 'code-list-withdrawn'], verifySettings),
}
