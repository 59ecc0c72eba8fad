import type { ServerCapability } from '../capability.ts'
import { countToDraw } from './draw.ts'
import { revisitsRoutes } from './routes.ts'
import { revisitWork } from './work.ts'
import { verifyDraws } from './verify-draws.ts'

export const revisits: ServerCapability<'revisits'> = {
  name: 'revisits',
  migrations: new URL('./migrations/', import.meta.url),
  routes: revisitsRoutes,
  work: revisitWork,
  verify: { 'revisits-drawn': verifyDraws },
  effects: {
    revisits: async ({ database, county }, rules) => ({ drawn: await countToDraw(database, county, rules) }),
  },
}
