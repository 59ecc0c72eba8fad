import type { Scope } from '@lookback/core/access'
import type { GivenPortion } from '@lookback/core/assignments'
import { portionKey } from '@lookback/core/assignments'
import { dayOf, identifierNamed, Refusal } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { mayRecord } from '@lookback/core/visits'
import type { Kysely } from 'kysely'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { listGiven, lockRound, replaceGiven } from './given.queries.ts'
import type { Inspector, VillageCovered } from './to-give-out.queries.ts'
import { findCovered, listStaff, listVillages } from './to-give-out.queries.ts'

/** What can be given out of a round, and to whom. */
export interface Givable {
  round: Round
  villages: ReadonlyMap<string, VillageCovered>
  /** Where the households lie that were asked for. */
  households: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, Inspector>
}

export async function readGivable(
  { clock }: Pick<Application, 'clock'>, database: Kysely<DB>, scope: Scope, round: Round, asked: readonly GivenPortion[],
): Promise<Givable> {
  const today = dayOf(clock())
  return {
    round,
    villages: new Map((await listVillages(database, scope, round.id, today)).map((one) => [one.village, one])),
    households: await findCovered(database, scope, round.id, asked.flatMap(({ household }) => household ?? [])),
    staff: new Map((await listStaff(database, scope.county, today)).map((one) => [one.id, one])),
  }
}

/**
 * Gives portions of a round out. What is as it was changes nothing, so that the same request sent twice is done once.
 * @returns how many portions are another's now
 * @throws {Refusal} `village-not-to-give-out`, `group-not-to-give-out`, `household-not-to-give-out`, `inspector-not-in-round`
 */
export async function givePortionsOut(
  application: Application, actor: Actor, scope: Scope, round: Round, request: { id: string; given: readonly GivenPortion[] },
): Promise<number> {
  const { database, clock } = application
  const wanted = [...new Map(request.given.map((one) => [portionKey(one), { ...one, inspectors: [...new Set(one.inspectors)].sort() }])).values()]
  return write(database, clock, scope.county, async (transaction) => {
    await lockRound(transaction, scope.county, round.id)
    const before = new Map((await listGiven(transaction, scope, round.id)).map((one) => [portionKey(one), one.inspectors]))
    const givable = await readGivable(application, transaction, scope, round, wanted)
    const changed = wanted.filter((portion) => {
      const had = before.get(portionKey(portion)) ?? []
      const added = portion.inspectors.filter((inspector) => !had.includes(inspector))
      refuseUnlessGivable(givable, portion, added)
      return added.length > 0 || portion.inspectors.length < had.length
    })
    if (changed.length > 0) await replaceGiven(transaction, scope.county, round.id, changed)
    return { result: changed.length, entries: changed.map((portion) => entryOfGiven(application, actor, round, request.id, portion)) }
  })
}

/**
 * Whoever had a portion keeps it, whatever posts they hold now, and it can be taken back whatever became of the group or the
 * household: only who is added is asked about.
 * @throws {Refusal}
 */
export function refuseUnlessGivable({ round, villages, households, staff }: Givable, portion: GivenPortion, added: readonly string[]): void {
  const { village, group, household } = portion
  const known = villages.get(village)
  if (!known) throw new Refusal('village-not-to-give-out', { village })
  if (added.length === 0) return
  if (household !== null && households.get(household) !== village) {
    throw new Refusal('household-not-to-give-out', { village: known.name, round: round.name })
  }
  if (group !== '' && !known.groups.some((one) => one.group === group)) throw new Refusal('group-not-to-give-out', { village: known.name, group })
  for (const inspector of added) {
    const one = staff.get(inspector)
    if (!one || !mayRecord(one.posts, round, village)) {
      throw new Refusal('inspector-not-in-round', { name: one?.name ?? inspector, round: round.name, village: known.name })
    }
  }
}

function entryOfGiven(application: Application, { person }: Actor, round: Round, request: string, portion: GivenPortion): Entry {
  const { village, group, household, inspectors } = portion
  const told = { id: identifierNamed(request, portionKey(portion)), actor: person, region: village }
  return household === null
    ? entryOf(application, { kind: 'village-given-out', ...told, payload: { round: round.id, village, group, inspectors } })
    : entryOf(application, { kind: 'household-given-out', ...told, subject: household, payload: { round: round.id, inspectors } })
}
