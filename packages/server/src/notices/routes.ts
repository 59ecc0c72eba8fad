import { countNotices, listNotices, readNotices } from '@lookback/core/notices'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { nameNoticed } from './noticed.ts'
import { countUnread, listNoticeRows, markRead } from './queries.ts'

export const noticesRoutes: Route[] = [
  on(listNotices, async ({ application, actor, query: { cursor, limit, unread } }) => {
    const page = { unread: unread ?? false, after: readCursor(cursor, 2), limit: limit + 1 }
    const { rows, total } = await listNoticeRows(application.database, actor, page)
    return pageFrom(await nameNoticed(application, actor, rows), total, limit, (row) => [row.createdAt, row.id])
  }),

  on(countNotices, async ({ application, actor }) => ({ unread: await countUnread(application.database, actor) })),

  on(readNotices, async ({ application, actor, body }) => {
    await markRead(application.database, actor, body, application.clock())
    return { unread: await countUnread(application.database, actor) }
  }),
]
