import type { Scope } from '@lookback/core/access'
import type { GivenVillage } from '@lookback/core/assignments'
import { dayOf } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { mayRecord } from '@lookback/core/visits'
import { assignInspectors } from '@lookback/stats'
import type { Application } from '../kit/application.ts'
import type { Inspector } from './assignments.queries.ts'
import { listEarlierInspectors, listStaff, listVillages } from './assignments.queries.ts'

/** Codes of townships are the first nine digits of those of their villages. */
const TOWNSHIP_DIGITS = 9

/** Who could check which village: one for each, loads even, nobody in the own township or where an earlier round was done. */
export async function propose({ database, clock }: Application, scope: Scope, round: Round): Promise<GivenVillage[]> {
  const today = dayOf(clock())
  const villages = await listVillages(database, scope, round.id, today)
  const staff = await listStaff(database, scope.county, today)
  const earlier = await listEarlierInspectors(database, scope.county, round.id)
  const able = staff.filter(({ posts }) => villages.some(({ village }) => mayRecord(posts, round, village)))
  if (able.length === 0) return villages.map(({ village }) => ({ village, inspectors: [] }))
  const { assignments } = assignInspectors({
    inspectors: able.map(({ id }) => ({ id, capacity: Math.ceil(villages.length / able.length) })),
    villages: villages.map(({ village }) => ({
      id: village,
      earlierInspectors: [...(earlier.get(village) ?? []), ...able.filter((one) => isBarred(one, round, village)).map(({ id }) => id)],
    })),
  })
  return assignments.map(({ village, inspector }) => ({ village, inspectors: inspector === null ? [] : [inspector] }))
}

/** Not there at all, or at home in the village's township. */
function isBarred({ posts }: Inspector, round: Round, village: string): boolean {
  const township = village.slice(0, TOWNSHIP_DIGITS)
  return !mayRecord(posts, round, village) || posts.some(({ region }) => region.startsWith(township))
}
