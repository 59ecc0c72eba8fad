import { dayOf } from '@lookback/core/kernel'
import { regionOf } from '@lookback/core/supervision'
import type { DemoSupervision } from '@lookback/demo'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Application } from '../kit/application.ts'
import { actOn, freezeWeeks, list, proposalsOf } from '../supervision/index.ts'
import type { ActorOf } from './make-indicators.ts'

/** When something is put on the list, in their order. */
export function listingHours({ listings }: DemoSupervision): string[] {
  return [...new Set(listings.map(({ at }) => at))].sort()
}

/** Puts on the list who is named, or else what the county's rules propose at an hour of its records, the sternest of each kind first. */
export async function putOnList(application: Application, county: string, { person, until, leadOf, listings }: DemoSupervision, at: string, actorOf: ActorOf): Promise<void> {
  const then = { ...application, clock: () => new Date(at) }
  const office = await actorOf(person)
  const { contents } = await getParameter(application.database, county, 'supervision', dayOf(then.clock()))
  const { rows } = await proposalsOf(then, county)
  const due = listings.filter((one) => one.at === at)
  const named = new Set(due.flatMap(({ code }) => code ?? []))
  for (const { kind, id, team, code, furtherReason = '', ...listing } of due) {
    const proposal = rows.find(({ subject }) => subject.kind === kind && (code === undefined ? !named.has(subject.code) : subject.code === code))
      ?? (code !== undefined && furtherReason !== '' ? { subject: { kind, code }, grade: 'C' as const, hits: [] } : null)
    if (!proposal) throw new Error(`the rules propose no ${code ?? kind} of the demo county`)
    const { subject, grade, hits } = proposal
    named.add(subject.code)
    const lead = leadOf(regionOf(subject, county))
    await list(then, office, {
      id, subject, terms: { grade, lead: lead.person, leadName: lead.name, team, until }, rules: hits.map(({ rule }) => rule.name), furtherReason,
      contents: contents.map((name, place) => ({ name, text: listing.contents[place] ?? '' })), conditions: [...listing.conditions], furtherCondition: listing.furtherCondition,
    })
  }
}

/** Freezes the figures of a week of what is on the list, as the clock does it. */
export async function freezeWeek(application: Application, county: string, at: string): Promise<void> {
  const { database, contents } = application
  const now = new Date(at)
  await write(database, () => now, county, (transaction) => freezeWeeks.step({ transaction, county, now, work: [], days: [], retained: [], contents }))
}

/** Lets the teams go to what is on the list. */
export async function sendTeams(application: Application, { listings }: DemoSupervision, actorOf: ActorOf): Promise<void> {
  for (const { id, events } of listings) {
    for (const event of events) await actOn({ ...application, clock: () => new Date(event.at) }, await actorOf(event.person), id, { id: event.id, action: event.action }, 'zh-CN')
  }
}
