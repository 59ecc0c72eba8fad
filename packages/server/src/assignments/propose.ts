import type { HeldPost, Scope } from '@lookback/core/access'
import type { GivenPortion } from '@lookback/core/assignments'
import { dayOf } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { mayRecord } from '@lookback/core/visits'
import { assignInspectors } from '@lookback/stats'
import type { Application } from '../kit/application.ts'
import { listGiven } from './given.queries.ts'
import type { Inspector } from './to-give-out.queries.ts'
import { listEarlierInspectors, listStaff, listVillages } from './to-give-out.queries.ts'

/** Codes of townships are the first nine digits of those of their villages. */
const TOWNSHIP_DIGITS = 9

/**
 * Who could check which of the villages that nobody was given: one for each, loads even together with what was given out
 * already, nobody in the own township or where they did an earlier round.
 */
export async function propose(
  { database, clock }: Application, scope: Scope, round: Round,
): Promise<{ proposed: GivenPortion[]; without: string[] }> {
  const today = dayOf(clock())
  const villages = (await listVillages(database, scope, round.id, today)).filter(({ households }) => households > 0)
  const given = await listGiven(database, scope, round.id)
  const open = villages.filter(({ village }) => !given.some((one) => one.village === village)).map(({ village }) => village)
  const earlier = await listEarlierInspectors(database, scope.county, round.id)
  const able = (await listStaff(database, scope.county, today)).filter(({ posts }) => !givesOut(posts) && open.some((village) => mayRecord(posts, round, village)))
  const { assignments } = assignInspectors({
    inspectors: able.map(({ id }) => ({ id, capacity: capacityOf(id, given, Math.ceil(villages.length / able.length)) })),
    villages: open.map((village) => ({
      id: village,
      earlierInspectors: [...(earlier.get(village) ?? []), ...able.filter((one) => isBarred(one, round, village)).map(({ id }) => id)],
    })),
  })
  return {
    proposed: assignments.flatMap(({ village, inspector }) => (inspector === null ? [] : [{ village, group: '', household: null, inspectors: [inspector] }])),
    without: assignments.filter(({ inspector }) => inspector === null).map(({ village }) => village),
  }
}

/** Whoever gives out goes only where the office itself says so. */
function givesOut(posts: readonly HeldPost[]): boolean {
  return posts.some(({ permissions }) => permissions.includes('rounds:manage'))
}

/** How many villages more somebody takes, who has some already. */
function capacityOf(id: string, given: readonly GivenPortion[], share: number): number {
  const own = new Set(given.filter(({ inspectors }) => inspectors.includes(id)).map(({ village }) => village))
  return Math.max(0, share - own.size)
}

/** Not there at all, or at home in the village's township. */
function isBarred({ posts }: Inspector, round: Round, village: string): boolean {
  const township = village.slice(0, TOWNSHIP_DIGITS)
  return !mayRecord(posts, round, village) || posts.some(({ region }) => region.startsWith(township))
}
