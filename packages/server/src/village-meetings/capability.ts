import { actorScope } from '../kit/actor.ts'
import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { nameMinutes } from './minutes.queries.ts'
import { nameNotices } from './notices.queries.ts'
import { villageMeetingsRoutes } from './routes.ts'
import { objectorColumn } from './sealed-objector.ts'
import { verifyVillageMeetings, villageMeetingEntries } from './verify-village-meetings.ts'
import { villageMeetingWork } from './work.ts'

export const villageMeetings = {
  name: 'village-meetings',
  migrations: new URL('./migrations/', import.meta.url),
  sealed: [objectorColumn],
  routes: villageMeetingsRoutes,
  work: villageMeetingWork,
  names: {
    villageMeeting: (database, reader, ids) => nameMinutes(database, actorScope(reader, 'village-meetings:read'), ids),
    villageNotice: (database, reader, ids) => nameNotices(database, actorScope(reader, 'village-meetings:read'), ids),
  },
  verify: { ...allBy(villageMeetingEntries, verifyVillageMeetings), 'village-objector-seen': 'chain', 'village-minutes-printed': 'chain', 'village-meetings-exported': 'chain' },
} satisfies ServerCapability<'village-meetings'>
