import type { Transaction } from 'kysely'
import type { InstructionAct, InstructionEntry, InstructionStory } from '@lookback/core/instructions'
import { decideInstruction, foldInstruction } from '@lookback/core/instructions'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { nameOfAbout } from './candidates.ts'
import { readerOf } from './reader.ts'
import { findStory, saveStory } from './stories.queries.ts'
import { tell } from './tell.ts'

/**
 * Answers an instruction, sends an answer back or settles it, and tells whom it concerns. The same request again changes nothing.
 * @throws {Refusal} `not-found` where it does not concern the caller, `instruction-done-unknown`, and those of `decideInstruction`
 */
export async function actOn(application: Application, actor: Actor, instruction: string, { id, action }: { id: string; action: InstructionAct }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const shownIn = action.act === 'answer' ? action.shownIn : null
  const isKnown = shownIn === null || await nameOfAbout(application, actor, shownIn) !== null
  return write(database, clock, county, async (transaction) => {
    const story = await findStory(transaction, readerOf(actor), instruction, { lock: true })
    if (!story) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const now = clock()
    const entry = decideInstruction(story, action, person, dayOf(now))
    if (!isKnown) throw new Refusal('instruction-done-unknown')
    const at = now.toISOString()
    await saveStory(transaction, county, story, foldInstruction(story, entry, { id, at, by: person }))
    await tellOf(transaction, county, story, entry, person, now)
    return { result: { id }, entries: [entryOf(application, { ...entry, id, actor: person, region: county, happenedAt: at })] }
  })
}

async function tellOf(transaction: Transaction<DB>, county: string, { instruction, named }: InstructionStory, { kind, payload }: InstructionEntry, actor: string, now: Date): Promise<void> {
  const send = (people: readonly string[], text: string, day: string | null = null) => tell(transaction, county, instruction.id, people, { kind, actor, day, text }, now)
  switch (kind) {
    case 'instruction-answered':
      return send([instruction.leader], payload.text)
    case 'instruction-sent-back':
      return send([payload.answerer], payload.text, payload.dueOn)
    case 'instruction-settled':
      return send(named.map(({ person }) => person), payload.text)
    case 'instruction-passed-on':
      return send([payload.to], instruction.text)
  }
}
