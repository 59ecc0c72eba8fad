import { coversRegion } from '@lookback/core/access'
import type { ClassGiven, HouseholdClassView } from '@lookback/core/household-classes'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { resolutionsOnHousehold } from '../village-meetings/index.ts'
import { flagsOf } from './classes.queries.ts'
import { findClassified, lastSeen, listGiven } from './records.queries.ts'

/** The class of a household with all that it had, and what meetings decided of it. @throws {Refusal} `not-found` */
export async function viewClass({ database, clock }: Application, actor: Actor, household: string): Promise<HouseholdClassView> {
  const { county } = actor
  const scope = actorScope(actor, 'household-classes:read')
  const today = dayOf(clock())
  const found = await findClassified(database, scope, household, { lock: false })
  if (!found) throw new Refusal('not-found')
  const { campaign, classes, visitDays, bulk } = await getParameter(database, county, 'household-classes', today)
  const given = await listGiven(database, scope, [household], { standing: false })
  const resolutions = await resolutionsOnHousehold(database, scope, household)
  const people = await namePeople(database, county, given.flatMap(({ givenBy, end }) => [givenBy, end?.by ?? null]))
  const nameOf = (person: string | null) => people.get(person ?? '') ?? null
  const history = given.map(({ id, class: of, source, reason, day, reviewOn, meeting, topic, seenOn, givenAt, givenBy, end }): ClassGiven => {
    const decision = resolutions.find((one) => one.meeting === meeting && one.topic === topic)
    return {
      id, class: of, source, reason, day, reviewOn, meeting, topic, seenOn, givenAt, body: decision?.body ?? null, metOn: decision?.day ?? null, decided: decision?.decided ?? null, givenByName: nameOf(givenBy),
      end: end && { as: end.as, at: end.at, tier: end.tier, reason: end.reason, byName: nameOf(end.by) },
    }
  })
  const covers = (permission: 'household-classes:give' | 'household-classes:close') => !found.hasEnded && coversRegion(actorScope(actor, permission), found.village)
  const current = history.find(({ end }) => end === null) ?? null
  return {
    household, today, campaign, classes, visitDays, current, history, flags: await flagsOf(database, scope, { household, village: found.village }, { bulk, today }),
    resolutions: resolutions.map((one) => ({ ...one, isUsed: given.some(({ meeting, topic }) => meeting === one.meeting && topic === one.topic) })),
    lastSeenOn: (await lastSeen(database, county, household, today))?.day ?? null,
    // Offered to whoever closes at all: which tier this class asks for is said when it is tried.
    mayGive: covers('household-classes:give'), mayClose: current !== null && covers('household-classes:close'),
  }
}
