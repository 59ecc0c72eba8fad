import { Identifier } from '@lookback/core/identifier'
import type { HouseholdView } from '@lookback/core/register'
import { maskDocumentNumber, maskPhone } from '@lookback/core/register'
import { Refusal } from '@lookback/core/refusal'
import type { Scope } from '@lookback/core/access'
import type { Actor } from '../access/actor.ts'
import { actorScope } from '../access/actor.ts'
import type { Database } from '../database/connect.ts'
import { write } from '../database/write.ts'
import { findHousehold, listHouseholdProblems, listHouseholdVisits } from './household-view.queries.ts'
import type { Store } from './save.ts'
import { registerEntry } from './save.ts'

/**
 * A household as it may be shown: numbers masked, visits and problems where the actor may read those.
 * @throws {Refusal} `not-found`
 */
export async function viewHousehold(database: Database, actor: Actor, scope: Scope, id: string): Promise<HouseholdView> {
  const { household, ...found } = await getHouseholdIn(database, scope, id)
  const [visits, problems] = await Promise.all([
    listHouseholdVisits(database, actorScope(actor, 'visits:read'), id),
    listHouseholdProblems(database, actorScope(actor, 'problems:read'), id),
  ])
  const members = household.members.map((member) => ({
    ...member,
    phone: member.phone && maskPhone(member.phone),
    documentNumber: member.documentNumber && maskDocumentNumber(member.documentNumber),
  }))
  return { ...found, household: { ...household, phone: household.phone && maskPhone(household.phone), members }, visits, problems }
}

/**
 * The numbers of a household in full. Who saw whose numbers and what for is in the log before they are given out.
 * @throws {Refusal} `not-found`
 */
export async function revealNumbers(store: Store, actor: Actor, scope: Scope, id: string, purpose: string) {
  const { household } = await getHouseholdIn(store.database, scope, id)
  await write(store.database, store.clock, scope.county, async () => ({
    result: undefined,
    entries: [registerEntry(store, {
      kind: 'numbers-shown', actor, region: household.village, subject: id, payload: { number: household.number, purpose },
    })],
  }))
  return {
    phone: household.phone,
    members: household.members.map(({ number, documentNumber, phone }) => ({ number, documentNumber, phone })),
  }
}

async function getHouseholdIn(database: Database, scope: Scope, id: string) {
  const found = Identifier.safeParse(id).success ? await findHousehold(database, scope, id) : null
  if (!found) throw new Refusal('not-found')
  return found
}
