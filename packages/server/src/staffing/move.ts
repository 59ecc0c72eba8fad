import type { Identifier } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Scope } from '@lookback/core/access'
import type { HelperMove } from '@lookback/core/staffing'
import { isAppended } from '../database/log.queries.ts'
import { write } from '../database/write.ts'
import { handHouseholds, listReaching } from '../helpers/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { lockHouseholds } from './helped.queries.ts'

/**
 * Hands households to other helpers of their village from today on, all of them or none. The same request again changes nothing.
 * @throws {Refusal} `not-found`, `helper-move-stale`, `helper-move-wrong`, `helper-move-twice`
 */
export async function moveTo(application: Application, actor: Actor, scope: Scope, { id: request, moves }: { id: Identifier; moves: readonly HelperMove[] }): Promise<number> {
  const { database, clock } = application
  const { county } = actor
  const today = dayOf(clock())
  return write(database, clock, county, async (transaction) => {
    const households = await lockHouseholds(transaction, scope, moves.map(({ household }) => household))
    if (await isAppended(transaction, county, request)) return { result: moves.length, entries: [] }
    const placed = moves.map((move) => {
      const household = households.get(move.household)
      if (!household) throw new Refusal('not-found')
      return { ...move, ...household }
    })
    const names = new Map<string, string>()
    const twice = placed.find(({ household }, index) => placed.findIndex((one) => one.household === household) !== index)
    if (twice) throw new Refusal('helper-move-twice', { number: twice.number })
    for (const village of new Set(placed.map((one) => one.village))) {
      const own = placed.filter((one) => one.village === village)
      const reaching = new Map((await listReaching(transaction, county, [...new Set(own.map(({ to }) => to))], village, today)).map((one) => [one.person, one]))
      for (const [person, { name }] of reaching) names.set(person, name)
      const lost = own.find(({ to }) => !reaching.get(to)?.reaches)
      if (lost) throw new Refusal('helper-move-wrong', { number: lost.number, name: names.get(lost.to) ?? lost.to })
    }
    const [first, ...rest] = await handHouseholds(transaction, application, actor, placed, (why, { number, to }) => {
      throw why === 'stale' ? new Refusal('helper-move-stale', { number }) : new Refusal('helper-move-wrong', { number, name: names.get(to) ?? to })
    })
    return { result: moves.length, entries: first ? [{ ...first, id: request }, ...rest] : [] }
  })
}
