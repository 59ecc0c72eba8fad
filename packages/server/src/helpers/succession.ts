import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import { entryOf } from '../kit/entries.ts'
import type { Moved, Store } from '../kit/application.ts'
import type { Actor } from '../kit/actor.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { assignHelpers } from './assign-helpers.ts'
import { passOn } from './fold-helpers.ts'
import { listHelpers } from './helpers-of.queries.ts'
import { listAssignments, listAssignmentsOf, listReaching, replaceAssignments } from './helping.queries.ts'

/** Whose act it is; null for the software itself. */
interface By {
  county: string
  person: string | null
}

interface HelpedPlace {
  id: string
  village: string
}

/**
 * Ends today what some people help a household.
 * @param people those who help it no more; all of them when left out
 */
export async function endHelping(
  transaction: Transaction<DB>, store: Pick<Store, 'clock'>, actor: By, { id, village }: HelpedPlace, people?: readonly string[],
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

/** Ends today the help of whoever's area does not reach where households lie now. */
export async function endHelpingAfar(
  transaction: Transaction<DB>, store: Pick<Store, 'clock'>, actor: By, { households }: Moved,
): Promise<Entry[]> {
  const today = dayOf(store.clock())
  const helping = await listHelpers(transaction, actor.county, households.map(({ id }) => id), today)
  const entries: Entry[] = []
  for (const household of households) {
    const people = helping.get(household.id) ?? []
    const afar = (await listReaching(transaction, actor.county, people, household.village, today)).filter(({ reaches }) => !reaches)
    if (afar.length > 0) entries.push(...await endHelping(transaction, store, actor, household, afar.map(({ person }) => person)))
  }
  return entries
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

/** A household that one helper hands to another. */
interface HandedHousehold extends HelpedPlace {
  number: string
  from: string
  to: string
}

/**
 * Hands households from one helper to another from today on; whoever else helps them stays. The caller holds the households locked.
 * @param refuse is told of a household that `from` does not help, or that `to` helps already, and throws
 */
export async function handHouseholds(
  transaction: Transaction<DB>, store: Pick<Store, 'clock'>, actor: Actor, handed: readonly HandedHousehold[], refuse: (why: 'stale' | 'wrong', household: HandedHousehold) => never,
): Promise<Entry[]> {
  const today = dayOf(store.clock())
  const after = await listAssignmentsOf(transaction, actor.county, handed.map(({ id }) => id))
  const entries: Entry[] = []
  for (const household of handed) {
    const { id, village, from, to } = household
    const before = after.get(id) ?? []
    const helps = (person: string) => before.some((one) => one.person === person && one.validFrom <= today && (one.validTo === null || one.validTo > today))
    if (!helps(from)) refuse('stale', household)
    if (helps(to)) refuse('wrong', household)
    const payload = { helper: to, from, validFrom: today }
    after.set(id, passOn(id, before, payload))
    entries.push(entryOf(store, { kind: 'helper-passed-on', actor: actor.person, region: village, subject: id, payload }))
  }
  await replaceAssignments(transaction, actor.county, handed.map(({ id, village }) => ({ id, village, assignments: after.get(id) ?? [] })))
  return entries
}
