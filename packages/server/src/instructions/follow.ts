import { derivedIdentifier } from '@lookback/core/kernel'
import { foldInstruction } from '@lookback/core/instructions'
import type { Entry } from '../database/log.ts'
import type { PostFollower } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { findStory, listOpenOf, saveStory } from './stories.queries.ts'
import { tell } from './tell.ts'

/** Whoever succeeds to a post owes the answers that it owed, and waits for those that its leader asked for. Without a successor they stay. */
export const passInstructionsOn: PostFollower = async (transaction, application, actor, { person: from, unit, id: post }, on, successor) => {
  if (successor === null || successor === from) return []
  const { county } = actor
  const now = application.clock()
  const at = now.toISOString()
  const entries: Entry[] = []
  for (const instruction of await listOpenOf(transaction, county, { person: from, unit })) {
    const story = await findStory(transaction, { county, person: from, seesAll: true }, instruction, { lock: true })
    if (!story) continue
    const id = derivedIdentifier(instruction, `${post} ${on}`)
    const passed = { kind: 'instruction-passed-on', payload: { instruction, from, to: successor, unit } } as const
    await saveStory(transaction, county, story, foldInstruction(story, passed, { id, at, by: actor.person }))
    await tell(transaction, county, instruction, [successor], { kind: passed.kind, actor: actor.person, day: null, text: story.instruction.text }, now)
    entries.push(entryOf(application, { ...passed, id, actor: actor.person, region: county, happenedAt: at }))
  }
  return entries
}
