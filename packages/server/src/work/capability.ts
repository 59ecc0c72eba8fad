import type { ServerCapability } from '../capability.ts'
import { sendDigests } from './digest.ts'
import { workRoutes } from './routes.ts'

export const work: ServerCapability = {
  name: 'work',
  migrations: new URL('./migrations/', import.meta.url),
  routes: workRoutes,
  jobs: [sendDigests],
}
