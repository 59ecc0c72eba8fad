import { dayOf } from '@lookback/core/kernel'
import { actOnShared, countWaits, getShared, getSharedFrame, listShared, listWaits, openShared } from '@lookback/core/shared-work'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { listUnits } from '../places/index.ts'
import { actOn } from './act.ts'
import { countWaitRows, listSharedRows, listWaitRows } from './lists.queries.ts'
import { nameOfAbout, open } from './open.ts'
import { viewShared } from './view.ts'

export const sharedWorkRoutes: Route[] = [
  on(listShared, async ({ application: { database }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listSharedRows(database, actor, filter, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ opened, id }) => [opened.toISOString(), id])
  }),

  on(listWaits, async ({ application: { database, clock }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listWaitRows(database, actor, filter, dayOf(clock()), { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ since, id }) => [since, id])
  }),

  on(countWaits, ({ application: { database, clock }, actor, query }) => countWaitRows(database, actor, query, dayOf(clock()))),

  on(getSharedFrame, async ({ application, actor, query: { kind, about } }) => ({
    units: (await listUnits(application.database, actor.county)).filter((unit) => unit.kind !== 'village'),
    aboutName: kind && about ? await nameOfAbout(application, actor, { kind, id: about }) : null,
  })),

  on(openShared, ({ application, actor, body }) => open(application, actor, body)),

  on(getShared, ({ application, actor, params }) => viewShared(application, actor, readIdentifier(params.id))),

  on(actOnShared, ({ application, actor, params, body }) => actOn(application, actor, readIdentifier(params.id), body)),
]
