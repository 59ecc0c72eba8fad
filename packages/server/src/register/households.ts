import type { Store } from '../kit/application.ts'
import { findHousehold } from './household.queries.ts'
import { entryOf } from '../kit/entries.ts'
import { Refusal } from '@lookback/core/kernel'
import type { Scope } from '@lookback/core/access'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { write } from '../database/write.ts'
import { readIdentifier } from '../kit/identifier.ts'

/**
 * The numbers of a household in full. Who saw whose numbers and what for is in the log before they are given out.
 * @throws {Refusal} `not-found`
 */
export async function revealNumbers(store: Store, actor: Actor, scope: Scope, id: string, purpose: string) {
  const { household } = await getHouseholdIn(store.database, scope, id)
  await write(store.database, store.clock, scope.county, async () => ({
    result: undefined,
    entries: [entryOf(store, {
      kind: 'numbers-shown', actor: actor.person, region: household.village, subject: id, payload: { number: household.number, purpose },
    })],
  }))
  return {
    phone: household.phone,
    members: household.members.map(({ number, documentNumber, phone }) => ({ number, documentNumber, phone })),
  }
}

export async function getHouseholdIn(database: Database, scope: Scope, id: string) {
  const found = await findHousehold(database, scope, { id: readIdentifier(id) })
  if (!found) throw new Refusal('not-found')
  return found
}
