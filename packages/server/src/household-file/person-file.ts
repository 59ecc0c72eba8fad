import type { Scope } from '@lookback/core/access'
import type { PersonFile } from '@lookback/core/household-file'
import { Refusal } from '@lookback/core/kernel'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { getHouseholdIn } from '../register/index.ts'
import { listCorrectionsOf } from './corrections.queries.ts'
import { listPersonRecords } from './person-records.queries.ts'
import { listHouseholdProblems, listHouseholdVisits } from './household-view.queries.ts'

/**
 * All that is kept of one person, in full, with the household's visits and problems.
 * @param member the person's number
 * @throws {Refusal} `not-found`
 */
export async function makePersonFile(
  application: Application, actor: Actor, scope: Scope, id: string, { member: number, purpose }: { member: string; purpose: string },
): Promise<PersonFile> {
  const { database, clock } = application
  const { id: own, household: { members, ...household }, memberIds, villageName, townshipName } = await getHouseholdIn(database, scope, id)
  const member = members.find((one) => one.number === number)
  const person = memberIds.get(number)
  if (!member || person === undefined) throw new Refusal('not-found')
  await write(database, clock, scope.county, async () => ({
    result: undefined,
    entries: [entryOf(application, {
      kind: 'person-file-given', actor: actor.person, region: household.village, subject: id, payload: { number: household.number, member: number, purpose },
    })],
  }))
  const [visits, problems, corrections, records] = await Promise.all([
    listHouseholdVisits(database, actorScope(actor, 'visits:read'), own), listHouseholdProblems(database, actorScope(actor, 'problems:read'), own),
    listCorrectionsOf(database, scope.county, own, person), listPersonRecords(database, scope.county, { household: own, member: person }),
  ])
  return { madeAt: clock().toISOString(), villageName, townshipName, household, member, visits, problems, corrections, records }
}
