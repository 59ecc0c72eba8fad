import type { Scope } from '@lookback/core/access'
import type { PersonFile } from '@lookback/core/household-file'
import { Refusal } from '@lookback/core/kernel'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { getHouseholdIn } from '../register/index.ts'
import { listHouseholdProblems, listHouseholdVisits } from './household-view.queries.ts'

/**
 * What is kept of one person, in full, and of the household's visits and problems what the actor may read.
 * @param member the person's number
 * @throws {Refusal} `not-found`
 */
export async function makePersonFile(
  application: Application, actor: Actor, scope: Scope, id: string, { member: number, purpose }: { member: string; purpose: string },
): Promise<PersonFile> {
  const { database, clock } = application
  const { household: { members, ...household }, villageName, townshipName } = await getHouseholdIn(database, scope, id)
  const member = members.find((one) => one.number === number)
  if (!member) throw new Refusal('not-found')
  await write(database, clock, scope.county, async () => ({
    result: undefined,
    entries: [entryOf(application, {
      kind: 'person-file-given', actor: actor.person, region: household.village, subject: id, payload: { number: household.number, member: number, purpose },
    })],
  }))
  const [visits, problems] = await Promise.all([
    listHouseholdVisits(database, actorScope(actor, 'visits:read'), id), listHouseholdProblems(database, actorScope(actor, 'problems:read'), id),
  ])
  return { madeAt: clock().toISOString(), villageName, townshipName, household, member, visits, problems }
}
