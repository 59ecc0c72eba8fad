import { Refusal } from '@lookback/core/kernel'
import type { OpenedPayload, SharedAbout, Shares } from '@lookback/core/shared-work'
import { opened, ownParties, partiesOf, sharesOf } from '@lookback/core/shared-work'
import { isAppended } from '../database/log.queries.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { nameAll } from '../kit/names.ts'
import { listUnits } from '../places/index.ts'
import { sharedActor } from './reader.ts'
import { findSharing, holdUnit, saveStory } from './stories.queries.ts'
import { tell } from './tell.ts'

/** What is shared, by the name that somebody may read; null where it is not there or not theirs. */
export async function nameOfAbout({ names, database }: Pick<Application, 'names' | 'database'>, reader: Actor, { kind, id }: SharedAbout): Promise<string | null> {
  return (await nameAll(names, database, reader, [{ reference: kind, id }]))(kind, id)
}

/**
 * Shares a problem, an indicator or a letter among units, and tells them. Whoever is not of the office is among them. The same request
 * again changes nothing.
 * @throws {Refusal} those of the capability
 */
export async function open(application: Application, actor: Actor, { id, about, title, shares }: { id: string; about: SharedAbout; title: string; shares: Shares }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  if (await nameOfAbout(application, actor, about) === null) throw new Refusal('shared-about-unknown')
  const acting = sharedActor(actor)
  return write(database, clock, county, async (transaction) => {
    await holdUnit(transaction, county, shares.lead)
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const now = clock()
    const parties = sharesOf(shares, new Map((await listUnits(transaction, county)).map((unit) => [unit.code, unit.region])))
    if (!acting.mayManage && ownParties(parties, acting).length === 0) throw new Refusal('shared-own-unit-missing')
    const sharing = await findSharing(transaction, county, about.id)
    if (sharing !== undefined) throw new Refusal('shared-already', { title: sharing })
    const payload: OpenedPayload = { matter: id, about, title, region: parties.lead.region, ...parties, leadUnit: parties.lead.unit }
    const story = opened(payload, { at: now.toISOString(), by: person })
    await saveStory(transaction, county, null, story)
    await tell(transaction, county, id, partiesOf(story.matter), { kind: 'shared-opened', actor: person, day: null, text: title }, now)
    return { result: { id }, entries: [entryOf(application, { id, kind: 'shared-opened', actor: person, region: payload.region, happenedAt: now.toISOString(), payload })] }
  })
}

