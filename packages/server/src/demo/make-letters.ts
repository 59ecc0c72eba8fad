import { identifierNamed } from '@lookback/core/kernel'
import type { DemoLetter } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { actOn, beginDraft, issueLetter, saveDraft } from '../letters/index.ts'
import type { ActorOf } from './make-indicators.ts'

/** Writes and issues the county's letter, and lets people answer it, each at their hour. */
export async function makeLetter(application: Application, { id, issuedAt, person, content, events }: DemoLetter, actorOf: ActorOf): Promise<void> {
  const at = (instant: string) => ({ ...application, clock: () => new Date(instant) })
  const office = await actorOf(person)
  const { version } = await beginDraft(at(issuedAt), office, { id, problems: [] })
  const saved = await saveDraft(at(issuedAt), office, id, { version, content })
  await issueLetter(at(issuedAt), office, id, saved.version)
  for (const [index, event] of events.entries()) {
    await actOn(at(event.at), await actorOf(event.person), id, { id: identifierNamed('demo letter event', id, String(index)), recipient: event.recipient, action: event.action })
  }
}
