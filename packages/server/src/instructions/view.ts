import type { InstructionRow, InstructionView } from '@lookback/core/instructions'
import { actsOnInstruction, referenceOf } from '@lookback/core/instructions'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameAll } from '../kit/names.ts'
import { namePeople } from '../letters/index.ts'
import { nameUnits } from '../places/index.ts'
import type { ListedInstruction } from './lists.queries.ts'
import { readerOf } from './reader.ts'
import { findStory } from './stories.queries.ts'

/** Rows with the name of what each is about, as far as the reader may know it. */
export async function namedRows({ names, database }: Application, actor: Actor, rows: readonly ListedInstruction[]): Promise<InstructionRow[]> {
  const told = await nameAll(names, database, actor, rows.map(({ aboutKind, about }) => ({ reference: referenceOf[aboutKind], id: about })))
  return rows.map(({ aboutKind, about, givenAt, ...row }) => ({
    ...row, about: { kind: aboutKind, id: about }, aboutName: told(referenceOf[aboutKind], about), givenAt: givenAt.toISOString(),
  }))
}

/** An instruction with its answers and what the caller may do. @throws {Refusal} `not-found` */
export async function viewInstruction({ names, database, clock }: Application, actor: Actor, id: string): Promise<InstructionView> {
  const { county } = actor
  const story = await findStory(database, readerOf(actor), id, { lock: false })
  if (!story) throw new Refusal('not-found')
  const { instruction, named, words } = story
  const people = await namePeople(database, county, [instruction.leader, ...named.map(({ person }) => person), ...words.flatMap(({ person, answerer }) => [person, answerer])])
  const units = await nameUnits(database, county, named.map(({ unit }) => unit))
  const abouts = [instruction.about, ...words.flatMap(({ shownIn }) => shownIn ?? [])]
  const told = await nameAll(names, database, actor, abouts.map((about) => ({ reference: referenceOf[about.kind], id: about.id })))
  const nameOf = (person: string) => people.get(person) ?? ''
  return {
    ...instruction, today: dayOf(clock()), aboutName: told(referenceOf[instruction.about.kind], instruction.about.id), leaderName: nameOf(instruction.leader),
    named: named.map((one) => ({ ...one, name: nameOf(one.person), unitName: units.get(one.unit) ?? one.unit })),
    words: words.map((word) => ({ ...word, name: nameOf(word.person), answererName: word.answerer && nameOf(word.answerer), shownInName: word.shownIn && told(referenceOf[word.shownIn.kind], word.shownIn.id) })),
    acts: actsOnInstruction(story, actor.person),
  }
}
