import { dayOf, Refusal } from '@lookback/core/kernel'
import type { SharedView } from '@lookback/core/shared-work'
import { actsOnShared, ownParties } from '@lookback/core/shared-work'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { nameUnits } from '../places/index.ts'
import { listWaitRows } from './lists.queries.ts'
import { nameOfAbout } from './open.ts'
import { readerOf, sharedActor } from './reader.ts'
import { findStory } from './stories.queries.ts'

/** So many waits of one matter are shown; more than ever are. */
const ALL = 500

/** Something shared, with who waits for whom and what the caller may do. @throws {Refusal} `not-found` */
export async function viewShared(application: Application, actor: Actor, id: string): Promise<SharedView> {
  const { database, clock } = application
  const { county } = actor
  const story = await findStory(database, readerOf(actor), id, { lock: false })
  if (!story) throw new Refusal('not-found')
  const today = dayOf(clock())
  const { matter } = story
  const units = await nameUnits(database, county, [matter.lead.unit, ...matter.co.map(({ unit }) => unit)])
  const people = await namePeople(database, county, [matter.openedBy, matter.endedBy])
  const party = ({ unit, region }: typeof matter.lead) => ({ unit, region, name: units.get(unit) ?? unit })
  const person = (one: string | null) => (one === null ? null : people.get(one) ?? null)
  const acting = sharedActor(actor)
  return {
    ...matter, today, lead: party(matter.lead), co: matter.co.map(party), aboutName: await nameOfAbout(application, actor, matter.about), openedByName: person(matter.openedBy),
    endedByName: person(matter.endedBy), waits: (await listWaitRows(database, actor, { matter: id }, today, { after: null, limit: ALL })).rows,
    own: ownParties(matter, acting).map(({ unit }) => unit), acts: actsOnShared(story, acting),
  }
}
