import type { ListingView, Measured } from '@lookback/core/supervision'
import { actsOf, holds } from '@lookback/core/supervision'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { listRegions, nameUnits } from '../places/index.ts'
import { factsNow, measuredOf } from './facts.ts'
import { subjectNames } from './frame.ts'
import { listTimes } from './listings.queries.ts'
import { readerOf, supervisionActor } from './reader.ts'
import { findStory } from './stories.queries.ts'

/** Something that is or was listed, with how it stands today and what the caller may do. @throws {Refusal} `not-found` */
export async function viewListing(application: Application, actor: Actor, id: string): Promise<ListingView> {
  const { database, clock } = application
  const { county } = actor
  const story = await findStory(database, readerOf(actor), id, { lock: false })
  if (!story) throw new Refusal('not-found')
  const today = dayOf(clock())
  const { listing, checks, acceptances, weeks } = story
  const { facts } = await factsNow(application, county)
  const measured = measuredOf(facts, listing.subject)
  const units = await nameUnits(database, county, [listing.team, ...checks.map(({ team }) => team), ...acceptances.map(({ team }) => team)])
  const people = await namePeople(database, county, [
    listing.listedBy, listing.endedBy, ...checks.flatMap(({ sentBy, reportedBy }) => [sentBy, reportedBy]), ...acceptances.map(({ by }) => by),
  ])
  const places = new Map(checks.length === 0 ? [] : (await listRegions(database, county, today)).map(({ code, name }) => [code, name]))
  const acting = supervisionActor(actor, listing)
  const acts = actsOf(story, acting)
  const unit = (code: string) => units.get(code) ?? code
  const person = (one: string | null) => (one === null ? null : people.get(one) ?? null)
  return {
    ...listing, name: (await subjectNames(database, county, today))(listing.subject) ?? listing.subject.code, teamName: unit(listing.team),
    listedByName: person(listing.listedBy), endedByName: person(listing.endedBy), today, isOverdue: listing.state !== 'off' && listing.until < today,
    standing: measured.map((one) => standingOf(one, listing.conditions)), weeks, acts,
    untold: listing.conditions.map(({ measure }) => measure).filter((name) => !measured.some(({ measure }) => measure === name)),
    checks: checks.map((check) => ({
      ...check, teamName: unit(check.team), sentByName: person(check.sentBy), reportedByName: person(check.reportedBy), villageNames: check.villages.map((code) => places.get(code) ?? code),
      mayReport: acts.includes('report') && check.reportedAt === null && check.day <= today
        && (acting.mayDecide || acting.units.includes(check.team) || acting.person === listing.lead),
    })),
    acceptances: acceptances.map((one) => ({ ...one, teamName: unit(one.team), byName: person(one.by) })),
    others: (await listTimes(database, county, listing.subject)).filter((one) => one.id !== id),
  }
}

function standingOf(measured: Measured, conditions: ListingView['conditions']): ListingView['standing'][number] {
  const condition = conditions.find(({ measure }) => measure === measured.measure) ?? null
  return { measured, condition, holds: condition && holds(condition, measured) }
}
