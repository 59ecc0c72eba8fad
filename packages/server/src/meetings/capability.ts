import type { ServerCapability } from '../capability.ts'
import { allBy } from '../capability.ts'
import { judgeCommitments, urgeDecisions } from './by-the-clock.ts'
import { listDayMatters } from './day.queries.ts'
import { namesOfDecisions, namesOfMeetings } from './names.queries.ts'
import { meetingsRoutes } from './routes.ts'
import { meetingSearch } from './search.queries.ts'
import { meetingEntries, verifyMeetings } from './verify-meetings.ts'
import { meetingWork } from './work.ts'

export const meetings = {
  name: 'meetings',
  migrations: new URL('./migrations/', import.meta.url),
  routes: meetingsRoutes,
  jobs: [judgeCommitments, urgeDecisions],
  work: meetingWork,
  day: { mattersOf: listDayMatters },
  search: [meetingSearch],
  names: { meeting: namesOfMeetings, decision: namesOfDecisions },
  verify: allBy(meetingEntries, verifyMeetings),
} satisfies ServerCapability<'meetings'>
