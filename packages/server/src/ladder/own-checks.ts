import type { BalanceFilter, BalanceRow, OwnCheckTold } from '@lookback/core/ladder'
import { balanceOf, owedBy } from '@lookback/core/ladder'
import type { Day } from '@lookback/core/kernel'
import { addDays, dayOf, Refusal } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { requireNamed } from '../evidence/index.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { listRegions } from '../places/index.ts'
import type { Span } from './own-checks.queries.ts'
import { countDone, insertOwnCheck, listLeaders } from './own-checks.queries.ts'
import { decidesLadder } from './reader.ts'

/** The month that is asked for, and its days. */
export function spanOf(month: string | undefined, today: Day): { month: string; span: Span } {
  const asked = month ?? today.slice(0, 7)
  const next = addDays(`${asked}-28`, 4).slice(0, 7)
  return { month: asked, span: { from: `${asked}-01`, before: `${next}-01` } }
}

/** Whose are shown: of whoever looks after the whole county, those asked for; of others the own. */
export function whoseOf(actor: Actor, leader: string | undefined): string | null {
  return decidesLadder(actor) ? leader ?? null : actor.person
}

/** What leaders owe in a month and what they did, those who did nothing first. */
export async function balancesOf({ database, clock }: Application, actor: Actor, { month, standing, leader }: BalanceFilter): Promise<BalanceRow[]> {
  const { county } = actor
  const { span } = spanOf(month, dayOf(clock()))
  const person = whoseOf(actor, leader)
  // Somebody else's are asked for: there are none to see.
  if (leader !== undefined && person !== leader) return []
  // What is owed is the rule of the month's last day.
  const rule = await getParameter(database, county, 'ownChecks', addDays(span.before, -1))
  const leaders = await listLeaders(database, county, span, person)
  const counted = await countDone(database, county, { span, person })
  const rows = leaders.map(({ person: whose, name, title, kinds }): BalanceRow => {
    const of = (way: 'verified' | 'led' | 'supervised') => counted.find((one) => one.person === whose && one.way === way)?.count ?? 0
    const [owed, done] = [owedBy(kinds, rule), { verified: of('verified'), led: of('led'), supervised: of('supervised') }]
    return { person: whose, name, title, owed, done, standing: balanceOf(owed, done) }
  })
  const order = ['none', 'short', 'met']
  return rows.filter((row) => standing === undefined || row.standing === standing).sort((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing) || (one.person < other.person ? -1 : 1))
}

/**
 * Records an own check that no other record tells of. The same request again changes nothing.
 * @throws {Refusal} `not-permitted` for whoever is no leader, `own-check-day-wrong`, `own-check-place-wrong`, `evidence-not-uploaded`
 */
export async function recordOwn(application: Application, actor: Actor, id: string, told: OwnCheckTold): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const today = dayOf(clock())
  return write(database, clock, county, async (transaction) => {
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const [leader] = await listLeaders(transaction, county, { from: addDays(told.on, -1), before: addDays(told.on, 1) }, person)
    if (!leader) throw new Refusal('not-permitted')
    const { recordedWithinDays } = await getParameter(transaction, county, 'ownChecks', today)
    const earliest = addDays(today, -recordedWithinDays)
    if (told.on > today || told.on < earliest) throw new Refusal('own-check-day-wrong', { earliest, today })
    const isVillage = levelOf(told.village) === 'village' && (await listRegions(transaction, county, today)).some(({ code }) => code === told.village)
    if (!isVillage) throw new Refusal('own-check-place-wrong')
    await requireNamed(transaction, actor, told.photos)
    const check = { ...told, id, person }
    await insertOwnCheck(transaction, county, check)
    const { way, village, on, photos } = told
    return { result: { id }, entries: [entryOf(application, { id, kind: 'own-check-recorded', actor: person, region: county, happenedAt: clock().toISOString(), payload: { check: id, way, village, on, photos } })] }
  })
}
