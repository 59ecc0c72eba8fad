import {
  actOnListing, countListings, getListing, getSupervisionFrame, listListings, listProposals, listSupervisionItems, listVillageChecks, putOnList,
} from '@lookback/core/supervision'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { listStandardRows } from '../problems/index.ts'
import { actOn } from './act.ts'
import { measuredOf } from './facts.ts'
import { requireSubject } from './frame.ts'
import { listCountyLeaders, listTeams } from './people.queries.ts'
import { proposalOf, proposalsOf } from './proposals.ts'
import { list } from './put-on-list.ts'
import { readerOf } from './reader.ts'
import { listingCounts, listingRows } from './rows.ts'
import { findStory } from './stories.queries.ts'
import { viewListing } from './view.ts'
import { checksOfVillages } from './village-checks.ts'

export const supervisionRoutes: Route[] = [
  on(listListings, ({ application, actor, query }) => listingRows(application, actor, query)),

  on(countListings, ({ application, actor, query }) => listingCounts(application, actor, query)),

  on(listProposals, async ({ application, actor }) => {
    const { rows, rules, asOf } = await proposalsOf(application, actor.county)
    return { asOf: asOf.toISOString(), rules, rows }
  }),

  on(getSupervisionFrame, async ({ application, actor, query: { kind, code } }) => {
    const { database, clock } = application
    const { county } = actor
    const today = dayOf(clock())
    const { contents, rules } = await getParameter(database, county, 'supervision', today)
    const frame = { contents, leaders: await listCountyLeaders(database, county, today), teams: await listTeams(database, county) }
    if (kind === undefined || code === undefined) return { ...frame, asked: null }
    const name = await requireSubject(database, county, { kind, code }, today)
    const { facts, rows } = await proposalsOf(application, county)
    const own = facts.find(({ subject }) => subject.kind === kind && subject.code === code)
    const proposal = rows.find(({ subject }) => subject.kind === kind && subject.code === code) ?? (own ? proposalOf(own, rules, name, 0) : null)
    return { ...frame, asked: { name, measured: measuredOf(facts, { kind, code }), proposal } }
  }),

  on(putOnList, ({ application, actor, body }) => list(application, actor, body)),

  on(getListing, ({ application, actor, params }) => viewListing(application, actor, readIdentifier(params.id))),

  on(actOnListing, ({ application, actor, params, body, locale }) => actOn(application, actor, readIdentifier(params.id), body, locale)),

  on(listVillageChecks, async ({ application: { database, clock }, actor, params, query, locale }) => {
    const story = await findStory(database, readerOf(actor), readIdentifier(params.id), { lock: false })
    if (!story) throw new Refusal('not-found')
    const { checksAMonth } = await getParameter(database, actor.county, 'supervision', dayOf(clock()))
    return {
      ceiling: checksAMonth, rows: await checksOfVillages(database, actor.county, story.listing.region, query.day, locale), teams: await listTeams(database, actor.county),
    }
  }),

  on(listSupervisionItems, async ({ application, actor }) => ({ standards: await listStandardRows(application.database, actor.county) })),
]
