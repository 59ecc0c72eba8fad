import { sql } from 'kysely'
import type { SearchProvider } from '../kit/search-provider.ts'
import { readerOf } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** Meetings that concern whoever looks, by number or title, the latest first. */
export const meetingSearch: SearchProvider = {
  kind: 'meeting',
  permission: 'meetings:read',
  find: async (database, _, { text, part }, limit, actor) => {
    if (text.length < 2) return []
    const { rows } = await sql<{ id: string; name: string; detail: string }>`
      select meeting.id, meeting.title as name, meeting.number || ' ' || meeting.day as detail from meeting
      where ${concerns(readerOf(actor))} and (meeting.title like ${part} or meeting.number like ${part})
      order by meeting.day desc, meeting.id desc limit ${limit}`.execute(database)
    return rows
  },
}
