import { findHousehold, getHouseholdIn, listBecomeOf } from '../register/index.ts'
import { maskDocumentNumber, maskPhone } from '@lookback/core/register'
import { listHouseholdProblems, listHouseholdVisits } from './household-view.queries.ts'
import { actorScope } from '../kit/actor.ts'
import type { HouseholdView } from '@lookback/core/household-file'
import type { Scope } from '@lookback/core/access'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
/**
 * A household as it may be shown: numbers masked, visits and problems where the actor may read those.
 * @throws {Refusal} `not-found`
 */
export async function viewHousehold(database: Database, actor: Actor, scope: Scope, id: string): Promise<HouseholdView> {
  const { household, version, ending, ...found } = await getHouseholdIn(database, scope, id)
  const [visits, problems, becomeOf, successor] = await Promise.all([
    listHouseholdVisits(database, actorScope(actor, 'visits:read'), id),
    listHouseholdProblems(database, actorScope(actor, 'problems:read'), id),
    listBecomeOf(database, scope.county, id),
    ending?.into ? findHousehold(database, scope, { id: ending.into }) : null,
  ])
  const members = household.members.map((member) => ({
    ...member,
    phone: member.phone && maskPhone(member.phone),
    documentNumber: member.documentNumber && maskDocumentNumber(member.documentNumber),
  }))
  return {
    id: found.id, villageName: found.villageName, townshipName: found.townshipName, version,
    ending: ending && {
      at: ending.at.toISOString(), as: ending.as,
      into: successor && { id: successor.id, number: successor.household.number, headName: successor.household.headName },
    },
    cameFrom: becomeOf.map(({ id: before, number, headName }) => ({ id: before, number, headName })),
    household: { ...household, phone: household.phone && maskPhone(household.phone), members }, visits, problems,
  }
}
