import type { ServerCapability } from '../capability.ts'
import { forgetRead, forgottenBefore } from './forget-read.ts'
import { countReadBefore } from './queries.ts'
import { noticesRoutes } from './routes.ts'

export const notices: ServerCapability = {
  name: 'notices',
  migrations: new URL('./migrations/', import.meta.url),
  routes: noticesRoutes,
  jobs: [forgetRead],
  effects: {
    notices: async ({ database, county, now }, rules) => ({ deleted: await countReadBefore(database, county, forgottenBefore(now, rules)) }),
  },
}
