import type { GivenPayload, InstructionAsked } from '@lookback/core/instructions'
import { given, requireDay } from '@lookback/core/instructions'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { nameOfAbout, requireNamed } from './candidates.ts'
import { saveStory } from './stories.queries.ts'
import { tell } from './tell.ts'

/**
 * Writes an instruction on something that the leader may see, and tells whom it names. The same request again changes nothing.
 * @throws {Refusal} those of the capability
 */
export async function give(application: Application, actor: Actor, { id, asked }: { id: string; asked: InstructionAsked }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const { about, text, dueOn, named } = asked
  const now = clock()
  const today = dayOf(now)
  const leaderUnit = actor.posts.find(({ permissions }) => permissions.includes('instructions:write'))?.unit
  if (leaderUnit === undefined) throw new Refusal('not-permitted')
  if (await nameOfAbout(application, actor, about) === null) throw new Refusal('instruction-about-unknown')
  requireDay(dueOn, today)
  await requireNamed(application, actor, about, named, today)
  return write(database, clock, county, async (transaction) => {
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const payload: GivenPayload = { instruction: id, about, text, dueOn, leaderUnit, named }
    await saveStory(transaction, county, null, given(payload, { at: now.toISOString(), by: person }))
    await tell(transaction, county, id, named.map((one) => one.person), { kind: 'instruction-given', actor: person, day: dueOn, text }, now)
    return { result: { id }, entries: [entryOf(application, { id, kind: 'instruction-given', actor: person, region: county, happenedAt: now.toISOString(), payload })] }
  })
}
