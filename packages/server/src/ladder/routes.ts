import {
  countBalances, countLadder, decideLadder, getLadderStep, getLadderSubject, listBalances, listLadderFacts, listLadderProposals, listLadderSteps, listOwnChecks, recordOwnCheck,
} from '@lookback/core/ladder'
import { Sha256 } from '@lookback/core/evidence'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Route } from '../http/route.ts'
import { on, raw } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { pageFrom, pageOf, readCursor } from '../kit/page.ts'
import { decide } from './decide.ts'
import { balancesOf, recordOwn, spanOf, whoseOf } from './own-checks.ts'
import { findOwnCheckPhoto, listDone } from './own-checks.queries.ts'
import { orderOf, proposalRows } from './proposals.ts'
import { decidesLadder, readerOf } from './reader.ts'
import { countSteps, listStepRows } from './steps.queries.ts'
import { requireDecider, viewFacts, viewStep, viewSubject } from './view.ts'

export const ladderRoutes: Route[] = [
  on(listLadderProposals, async ({ application: { database, clock }, actor, query: { cursor, limit, kind, rung } }) => {
    requireDecider(actor)
    const rows = (await proposalRows(database, actor.county, dayOf(clock()))).filter(({ subject, rung: own }) => (kind ?? subject.kind) === subject.kind && (rung ?? own) === own)
    return pageOf(rows, { cursor, limit }, orderOf)
  }),

  on(countLadder, async ({ application: { database, clock }, actor }) => {
    requireDecider(actor)
    return { proposed: (await proposalRows(database, actor.county, dayOf(clock()))).length, ...await countSteps(database, actor.county) }
  }),

  on(getLadderSubject, ({ application, actor, query }) => viewSubject(application, actor, query)),

  on(listLadderFacts, ({ application, actor, query: { cursor, limit, ...filter } }) => viewFacts(application, actor, filter, { after: readCursor(cursor, 1), limit })),

  on(listLadderSteps, async ({ application: { database }, actor, query: { cursor, limit, ...filter } }) => {
    const { rows, total } = await listStepRows(database, readerOf(actor), filter, { after: readCursor(cursor, 2), limit: limit + 1 })
    // Whoever it concerns is told what was decided, and not by which rule or count.
    return pageFrom(decidesLadder(actor) ? rows : rows.map((row) => ({ ...row, reasons: [] })), total, limit, ({ decidedAt, id }) => [decidedAt, id])
  }),

  on(getLadderStep, ({ application, actor, params }) => viewStep(application, actor, readIdentifier(params.id))),

  on(listBalances, async ({ application, actor, query: { cursor, limit, ...filter } }) => {
    return pageOf(await balancesOf(application, actor, filter), { cursor, limit }, ({ person }) => person)
  }),

  on(countBalances, async ({ application, actor, query }) => {
    const rows = await balancesOf(application, actor, query)
    const sum = (way: 'verified' | 'led' | 'supervised') => rows.reduce((before, { done }) => before + done[way], 0)
    const of = (standing: 'none' | 'short' | 'met') => rows.filter((row) => row.standing === standing).length
    const { month } = spanOf(query.month, dayOf(application.clock()))
    return { month, verified: sum('verified'), led: sum('led'), supervised: sum('supervised'), none: of('none'), short: of('short'), met: of('met') }
  }),

  on(listOwnChecks, async ({ application: { database, clock }, actor, query: { cursor, limit, month, leader, way } }) => {
    const person = whoseOf(actor, leader)
    if (leader !== undefined && person !== leader) return { rows: [], next: null, total: 0 }
    const { rows, total } = await listDone(database, actor.county, { span: spanOf(month, dayOf(clock())).span, person, way }, { after: readCursor(cursor, 2), limit: limit + 1 })
    return pageFrom(rows, total, limit, ({ day, source, id }) => [day, `${source}${id}`])
  }),

  raw({
    method: 'GET', path: '/api/own-checks/:id/photos/:sha256', access: 'own-checks:read',
    handle: async ({ application, actor, params, query, response }) => {
      const name = Sha256.safeParse(params.sha256)
      const person = whoseOf(actor, undefined)
      const photo = name.success ? await findOwnCheckPhoto(application.database, actor.county, { id: readIdentifier(params.id), person, sha256: name.data }) : null
      if (!photo) throw new Refusal('not-found')
      const part = (query as { size?: string }).size === 'thumbnail' ? 'thumbnail' : 'content'
      return response.type(photo.mediaType).header('content-disposition', 'inline').send(await application.contents.read({ sha256: photo.content, part }))
    },
  }),

  on(recordOwnCheck, ({ application, actor, body: { id, told } }) => recordOwn(application, actor, id, told)),

  on(decideLadder, ({ application, actor, body }) => decide(application, actor, body)),
]
