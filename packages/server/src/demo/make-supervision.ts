import { dayOf } from '@lookback/core/kernel'
import { regionOf } from '@lookback/core/supervision'
import type { DemoSupervision } from '@lookback/demo'
import { getParameter } from '../database/parameters.ts'
import type { Application } from '../kit/application.ts'
import { actOn, list, proposalsOf } from '../supervision/index.ts'
import type { ActorOf } from './make-indicators.ts'

/** Puts on the list what the county's rules propose of its records, the sternest of each kind first, and lets the teams go. */
export async function makeSupervision(application: Application, county: string, { at, person, until, leadOf, listings }: DemoSupervision, actorOf: ActorOf): Promise<void> {
  const then = { ...application, clock: () => new Date(at) }
  const office = await actorOf(person)
  const { contents } = await getParameter(application.database, county, 'supervision', dayOf(then.clock()))
  const { rows } = await proposalsOf(then, county)
  for (const [index, { kind, id, team, events, ...listing }] of listings.entries()) {
    const before = listings.slice(0, index).filter((one) => one.kind === kind).length
    const proposal = rows.filter(({ subject }) => subject.kind === kind)[before]
    if (!proposal) throw new Error(`the rules propose no ${kind} of the demo county`)
    const { subject, grade, hits } = proposal
    const lead = leadOf(regionOf(subject, county))
    await list(then, office, {
      id, subject, terms: { grade, lead: lead.person, leadName: lead.name, team, until }, rules: hits.map(({ rule }) => rule.name), furtherReason: '',
      contents: contents.map((name, place) => ({ name, text: listing.contents[place] ?? '' })), conditions: [...listing.conditions], furtherCondition: listing.furtherCondition,
    })
    for (const event of events) await actOn({ ...application, clock: () => new Date(event.at) }, await actorOf(event.person), id, { id: event.id, action: event.action }, 'zh-CN')
  }
}
