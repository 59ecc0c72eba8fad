import type { Scope } from '@lookback/core/access'
import type { GivenVillage } from '@lookback/core/assignments'
import { dayOf, identifierNamed, Refusal } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { mayRecord } from '@lookback/core/visits'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { write } from '../database/write.ts'
import type { Inspector } from './assignments.queries.ts'
import { listStaff, listVillages, lockRound, replaceGiven } from './assignments.queries.ts'

/**
 * Gives villages of a round out. What is as it was changes nothing, so that the same request sent twice is done once.
 * @returns how many villages are another's now
 * @throws {Refusal} `village-not-to-give-out`, `inspector-not-in-round`
 */
export async function giveVillagesOut(
  application: Application, actor: Actor, scope: Scope, round: Round, request: { id: string; villages: readonly GivenVillage[] },
): Promise<number> {
  const today = dayOf(application.clock())
  const staff = new Map((await listStaff(application.database, scope.county, today)).map((one) => [one.id, one]))
  const wanted = new Map(request.villages.map((one) => [one.village, { ...one, inspectors: [...new Set(one.inspectors)].sort() }]))
  return write(application.database, application.clock, scope.county, async (transaction) => {
    await lockRound(transaction, scope.county, round.id)
    const known = new Map((await listVillages(transaction, scope, round.id, today)).map((one) => [one.village, one]))
    const changed = [...wanted.values()].filter(({ village, inspectors }) => {
      const before = known.get(village)
      if (!before) throw new Refusal('village-not-to-give-out', { village })
      const added = inspectors.filter((inspector) => !before.inspectors.includes(inspector))
      for (const inspector of added) refuseOthers(round, before, inspector, staff)
      return added.length > 0 || inspectors.length < before.inspectors.length
    })
    if (changed.length > 0) await replaceGiven(transaction, scope.county, round.id, changed)
    return { result: changed.length, entries: changed.map(({ village, inspectors }) => entryOf(application, {
      kind: 'village-given-out', id: identifierNamed(request.id, village), actor: actor.person, region: village,
      payload: { round: round.id, village, inspectors },
    })) }
  })
}

/** Whoever had a village keeps it, whatever posts they hold now: only who is added is asked about. */
function refuseOthers(round: Round, { village, name }: { village: string; name: string }, inspector: string, staff: ReadonlyMap<string, Inspector>): void {
  const one = staff.get(inspector)
  if (!one || !mayRecord(one.posts, round, village)) {
    throw new Refusal('inspector-not-in-round', { name: one?.name ?? inspector, round: round.name, village: name })
  }
}
