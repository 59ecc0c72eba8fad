import type { InstructionAbout, InstructionCandidate, NamedPerson } from '@lookback/core/instructions'
import { referenceOf } from '@lookback/core/instructions'
import { coversRegion } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameAll } from '../kit/names.ts'
import { findPlace, listActors } from './candidates.queries.ts'

type Asking = Pick<Application, 'names' | 'database'>

/** What an instruction is about, or an answer points to, by the name that somebody may read; null where it is not there or not theirs. */
export async function nameOfAbout({ names, database }: Asking, reader: Actor, { kind, id }: InstructionAbout): Promise<string | null> {
  const reference = referenceOf[kind]
  return (await nameAll(names, database, reader, [{ reference, id }]))(reference, id)
}

/** The posts through which somebody can be named by a leader: of his area, and such as read instructions. */
function seatsFor(leader: Actor, { posts }: Actor) {
  const area = actorScope(leader, 'instructions:write')
  return posts.filter(({ region, permissions }) => permissions.includes('instructions:read') && coversRegion(area, region))
}

/** Whom a leader can name on something: people of his area to whom it is shown. */
export async function candidatesFor(application: Asking, leader: Actor, about: InstructionAbout, today: Day): Promise<InstructionCandidate[]> {
  const around = await findPlace(application.database, leader.county, about)
  if (around === undefined) return []
  const people = await listActors(application.database, leader.county, today, { around })
  // Whoever holds the like posts is shown the like: asked once. A letter also goes to people by name.
  const shown = new Map<string, Promise<string | null>>()
  const isShown = (actor: Actor): Promise<string | null> => {
    const key = about.kind === 'letter' ? actor.person : JSON.stringify(actor.posts.map(({ role, region, department, unit }) => [role, region, department, unit]))
    const asked = shown.get(key) ?? nameOfAbout(application, actor, about)
    shown.set(key, asked)
    return asked
  }
  const candidates: InstructionCandidate[] = []
  for (const actor of people) {
    const [seat] = seatsFor(leader, actor)
    if (!seat || actor.person === leader.person || await isShown(actor) === null) continue
    candidates.push({ person: actor.person, unit: seat.unit, name: actor.name, title: seat.title, unitName: seat.unitName, hasAccount: actor.account !== '' })
  }
  return candidates
}

/**
 * Holds those whom a leader names against his area and theirs.
 * @throws {Refusal} `instruction-person-twice`, `instruction-person-unknown`, `instruction-person-outside`, `instruction-person-not-of-it`
 */
export async function requireNamed(application: Asking, leader: Actor, about: InstructionAbout, named: readonly NamedPerson[], today: Day): Promise<void> {
  const people = named.map(({ person }) => person)
  if (new Set(people).size < people.length || people.includes(leader.person)) throw new Refusal('instruction-person-twice')
  const known = new Map((await listActors(application.database, leader.county, today, { people })).map((actor) => [actor.person, actor]))
  for (const { person, unit } of named) {
    const actor = known.get(person)
    if (actor === undefined || actor.account === '' || !actor.posts.some((post) => post.unit === unit)) throw new Refusal('instruction-person-unknown', { name: actor?.name ?? '' })
    if (!seatsFor(leader, actor).some((post) => post.unit === unit)) throw new Refusal('instruction-person-outside', { name: actor.name })
    if (await nameOfAbout(application, actor, about) === null) throw new Refusal('instruction-person-not-of-it', { name: actor.name })
  }
}
