import type { Kysely } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import { listUnits } from '../places/index.ts'
import { namePeople } from './people.queries.ts'

interface Named {
  unit: string | null
  person: string | null
}

/** To whom a letter goes, with where and by what name. */
export interface Addressee extends Named {
  region: string
  name: string
}

/**
 * Looks up to whom letters go: units inside the area for which the caller writes; people by name for the whole county's office.
 * @throws {Refusal} `letter-recipient-wrong` for a unit or person that there is not, `letter-recipient-outside`
 */
export async function addressOf(database: Kysely<DB>, actor: Actor, recipients: readonly Named[]): Promise<Addressee[]> {
  const { county } = actor
  const scope = actorScope(actor, 'letters:issue')
  const units = new Map((await listUnits(database, county)).map((unit) => [unit.code, unit]))
  const people = await namePeople(database, county, recipients.map(({ person }) => person))
  return recipients.map(({ unit, person }) => {
    const known = unit === null ? undefined : units.get(unit)
    const name = person === null ? known?.name : people.get(person)
    if (name === undefined || (unit === null) === (person === null)) throw new Refusal('letter-recipient-wrong')
    const region = known?.region ?? county
    if (!coversRegion(scope, region)) throw new Refusal('letter-recipient-outside', { name })
    return { unit, person, region, name }
  })
}
