import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import { entryOf } from '../kit/entries.ts'
import type { Store } from '../kit/application.ts'
import type { Actor } from '../kit/actor.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { assignHelpers } from './assign-helpers.ts'
import { passOn } from './fold-helpers.ts'
import { listAssignments, replaceAssignments } from './helping.queries.ts'

interface HelpedPlace {
  id: string
  village: string
}

/**
 * Ends today what some people help a household.
 * @param people those who help it no more; all of them when left out
 */
export async function endHelping(
  transaction: Transaction<DB>, store: Pick<Store, 'clock'>, actor: Actor, { id, village }: HelpedPlace, people?: readonly string[],
): Promise<Entry[]> {
  const today = dayOf(store.clock())
  const before = await listAssignments(transaction, actor.county, id)
  const open = before.filter(({ person, validTo }) => (validTo === null || validTo > today) && (people === undefined || people.includes(person)))
  const leaving = [...new Set(open.map(({ person }) => person))]
  const payloads = leaving.map((from) => ({ helper: null, from, validFrom: today }))
  const assignments = payloads.reduce((rest, payload) => passOn(id, rest, payload), before)
  if (leaving.length > 0) await replaceAssignments(transaction, actor.county, [{ id, village, assignments }])
  return payloads.map((payload) =>
    entryOf(store, { kind: 'helper-passed-on', actor: actor.person, region: village, subject: id, payload }))
}

/** Whoever helps the household that another comes from helps that one too, from today on. */
export async function helpToo(
  transaction: Transaction<DB>, store: Store, actor: Actor, people: readonly string[], household: HelpedPlace & { number: string; headName: string },
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const person of people) {
    entries.push(...await assignHelpers(transaction, store, actor.county, actor, [{ household: { ...household, helpers: [] }, person }]))
  }
  return entries
}
