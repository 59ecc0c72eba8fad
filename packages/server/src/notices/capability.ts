import type { ServerCapability } from '../capability.ts'
import { forgetRead } from './forget-read.ts'
import { noticesRoutes } from './routes.ts'

export const notices: ServerCapability = {
  name: 'notices',
  migrations: new URL('./migrations/', import.meta.url),
  routes: noticesRoutes,
  jobs: [forgetRead],
}
