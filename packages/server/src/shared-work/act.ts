import type { Transaction } from 'kysely'
import { dayOf, Refusal, workCalendar } from '@lookback/core/kernel'
import type { SharedAct, SharedEntry, SharedStory } from '@lookback/core/shared-work'
import { decideShared, foldShared, partiesOf } from '@lookback/core/shared-work'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { listUnits } from '../places/index.ts'
import { readerOf, sharedActor } from './reader.ts'
import { findStory, saveStory } from './stories.queries.ts'
import { tell } from './tell.ts'

/**
 * Does something about what is shared, tells whom it concerns, and appends what happened. The same request again changes nothing.
 * @throws {Refusal} `not-found` where it does not concern the caller, and those of `decideShared`
 */
export async function actOn(application: Application, actor: Actor, matterId: string, { id, action }: { id: string; action: SharedAct }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const story = await findStory(transaction, readerOf(actor), matterId, { lock: true })
    if (!story) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const now = clock()
    const today = dayOf(now)
    const { answerDays } = await getParameter(transaction, county, 'shared-work', today)
    const entry = decideShared(story, action, sharedActor(actor), {
      today, id, answerDays, calendar: workCalendar(await getParameter(transaction, county, 'work-calendar', today)),
      units: new Map((await listUnits(transaction, county)).map((unit) => [unit.code, unit.region])),
    })
    const after = foldShared(story, entry, { at: now.toISOString(), by: person })
    await saveStory(transaction, county, story, after)
    await tellOf(transaction, county, after, entry, person, now)
    return { result: { id }, entries: [entryOf(application, { ...entry, id, actor: person, region: story.matter.region, happenedAt: now.toISOString() })] }
  })
}

async function tellOf(transaction: Transaction<DB>, county: string, { matter, waits }: SharedStory, { kind, payload }: SharedEntry, actor: string, now: Date): Promise<void> {
  const news = (text: string, day: string | null = null) => ({ kind, actor, day, text })
  const waitOf = (id: string) => waits.find((wait) => wait.id === id)
  switch (kind) {
    case 'shared-waiting':
      return tell(transaction, county, matter.id, [payload.on], news(payload.what, payload.dueOn), now)
    case 'shared-answered':
      return tell(transaction, county, matter.id, [waitOf(payload.wait)?.waiting ?? matter.lead], news(payload.text), now)
    case 'shared-taken-back':
      return tell(transaction, county, matter.id, [waitOf(payload.wait)?.on ?? matter.lead], news(payload.reason), now)
    case 'shared-changed':
    case 'shared-ended':
      return tell(transaction, county, matter.id, partiesOf(matter), news(payload.reason), now)
  }
}
