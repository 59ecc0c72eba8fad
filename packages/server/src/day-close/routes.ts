import { closeDay as closeDayEndpoint, getDay, issueDayBrief, listDayMatters, briefWords } from '@lookback/core/day-close'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { DOCX, download } from '../http/download.ts'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { pageFrom, readCursor } from '../kit/page.ts'
import { issueBrief } from './brief.ts'
import { closeDay } from './close.ts'
import { dayOfUnits, isNarrowed } from './count-day.ts'
import { findBriefDocument, listBriefs } from './day-close.queries.ts'
import { compared, keyOf, readDay } from './read-day.ts'

export const dayCloseRoutes: Route[] = [
  on(getDay, ({ application, actor, scope, query }) => dayOfUnits(application, actor, scope, query)),

  on(listDayMatters, async ({ application, scope, query: { cursor, limit, ...filter } }) => {
    const after = readCursor(cursor, 4)
    const { rows } = await readDay(application, scope, filter, dayOf(application.clock()))
    const chosen = rows.filter((row) => isNarrowed(row, filter))
    const shown = chosen.filter((row) => after === null || compared(keyOf(row), after) > 0)
    return pageFrom(shown, chosen.length, limit, keyOf)
  }),

  on(closeDayEndpoint, async ({ application, actor, body }) => {
    await closeDay(application, actor, body)
    return { id: body.id }
  }),

  on(issueDayBrief, ({ application, actor, scope, body }) => issueBrief(application, actor, scope, body.id)),

  raw({
    method: 'GET', path: '/api/day-briefs/:id/document.docx', access: 'day-close:brief',
    handle: async ({ application: { database }, scope: { county }, params, response }) => {
      const id = readIdentifier(params.id)
      const document = await findBriefDocument(database, county, id)
      const [brief] = await listBriefs(database, county, { id })
      if (!document || !brief) throw new Refusal('not-found')
      return download(response, `${briefWords.fileName}-${brief.day}-${brief.ordinal}.docx`, DOCX).send(document)
    },
  }),
]
