import type { Moved, MovingStore, Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Saved } from '../kit/save.ts'
import type { Transaction } from 'kysely'
import type { Household } from '@lookback/core/register'
import { findAgain } from '@lookback/core/register'
import { coversRegion } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import { newIdentifier } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { SubjectToSave } from '../subjects/index.ts'
import { addSubjects, movedEntries, saveSubjects } from '../subjects/index.ts'
import type { HouseholdChange } from './household-rows.queries.ts'
import { findStored, lockRegister, writeHouseholds } from './household-rows.queries.ts'
import type { KnownMember, MemberToWrite } from './members.queries.ts'
import { forgetMembers, listMembers, replaceMembers } from './members.queries.ts'
import type { ReadyHousehold } from './ready-households.ts'
import { contentHash } from './ready-households.ts'

/** Households in one transaction: large enough to be fast, small enough that others who write wait little. */
export const householdsAtOnce = 1_000

/**
 * Adds households, or replaces those of the same number whole: a member who is not in the new content is deleted, one who
 * is found again (`findAgain`) keeps the identifier. Equal content changes nothing. Each thousand is one transaction.
 * @param actor whose `register:import` scope bounds it; null for the software itself
 * @throws {Refusal} `not-permitted` where a household is, or was, outside the actor's scope; `reference-missing` for
 *   an unknown village; `already-exists` for a member's number used twice; `household-ended`
 */
export async function saveHouseholds(
  store: MovingStore, county: string, households: readonly Household[], actor: Actor | null,
): Promise<Saved> {
  const saved: Saved = { added: 0, changed: 0, unchanged: 0 }
  for (let start = 0; start < households.length; start += householdsAtOnce) {
    addTo(saved, await saveReady(store, county, hashed(store, households.slice(start, start + householdsAtOnce)), actor))
  }
  return saved
}

/** The same for households that were made ready before. What belongs to them by where they lie follows those that move. */
export async function saveReady(
  store: MovingStore, county: string, households: readonly ReadyHousehold[], actor: Actor | null,
): Promise<Saved> {
  const saved: Saved = { added: 0, changed: 0, unchanged: 0 }
  for (let start = 0; start < households.length; start += householdsAtOnce) {
    addTo(saved, await write(store.database, store.clock, county, async (transaction) => {
      const { result, entries, moved } = await saveChunk(transaction, store, county, households.slice(start, start + householdsAtOnce), actor)
      return { result, entries: [...entries, ...await followed(transaction, store, county, actor, moved)] }
    }))
  }
  return saved
}

/** What capabilities let follow, each in the order of their list. */
async function followed(
  transaction: Transaction<DB>, store: MovingStore, county: string, actor: Actor | null, moved: Moved,
): Promise<Entry[]> {
  const entries: Entry[] = []
  if (moved.households.length + moved.subjects.length === 0) return entries
  for (const follow of store.moveFollowers) entries.push(...await follow(transaction, store, { county, person: actor?.person ?? null }, moved))
  return entries
}

function addTo(sum: Saved, more: Saved): void {
  for (const count of ['added', 'changed', 'unchanged'] as const) sum[count] += more[count]
}

/** What saving would do, without doing it. Refuses as saving does. */
export async function previewReady(
  store: Store, county: string, households: readonly ReadyHousehold[], actor: Actor | null,
): Promise<Saved> {
  return countsOf(households, await changesTo(store.database, store, county, households, actor))
}

/** Before a transaction begins, for it is most of the work that nobody has to wait for. */
function hashed({ database }: Store, households: readonly Household[]): ReadyHousehold[] {
  const keys = keysOf(database)
  return households.map((household) => ({ household, contentHash: contentHash(keys, household), asNew: null }))
}

/**
 * The same in the caller's transaction.
 * @param kept members whose identifiers are known, by the number of their household and their own in the new content
 */
export function saveHouseholdsIn(
  transaction: Transaction<DB>, store: Store, county: string, households: readonly Household[], actor: Actor | null,
  kept: ReadonlyMap<string, string>,
): Promise<{ result: Saved; entries: Entry[] }> {
  return saveChunk(transaction, store, county, hashed(store, households), actor, kept)
}

async function saveChunk(
  transaction: Transaction<DB>, store: Store, county: string, households: readonly ReadyHousehold[], actor: Actor | null,
  kept: ReadonlyMap<string, string> = new Map(),
): Promise<{ result: Saved; entries: Entry[]; moved: Moved }> {
  await lockRegister(transaction, county)
  const changes = await changesTo(transaction, store, county, households, actor)
  const now = store.clock()
  const entries: Entry[] = changes.map((change) => householdEntry(store, change, actor, now))
  const subjects: string[] = []
  if (changes.length > 0) {
    const changedBefore = changes.filter(isKnown).map(({ id }) => id)
    const known = await listMembers(transaction, county, changedBefore)
    const members = identified(store, changes, known, kept)
    await writeHouseholds(transaction, county, changes, now)
    await replaceMembers(transaction, county, changedBefore, members)
    await addSubjects(transaction, county, [
      ...changes.filter((change) => !isKnown(change)).map(householdSubject), ...members.filter(({ isNew }) => isNew).map(memberSubject),
    ])
    const moved = await saveSubjects(transaction, county, [
      ...changes.filter(isKnown).map(householdSubject), ...members.filter(({ isNew }) => !isNew).map(memberSubject),
    ])
    subjects.push(...moved.map(({ id }) => id))
    const own = new Set(changes.map(({ id }) => id))
    entries.push(...movedEntries(store, actor, moved.filter(({ id }) => !own.has(id))))
    await forgetMembers(transaction, county, goneOf(known, members))
  }
  const elsewhere = changes.flatMap(({ id, household: { village }, before }) => (before === null || before === village ? [] : [{ id, village }]))
  return { result: countsOf(households, changes), entries, moved: { households: elsewhere, subjects } }
}

async function changesTo(
  database: Database, store: Store, county: string, households: readonly ReadyHousehold[], actor: Actor | null,
): Promise<HouseholdChange[]> {
  const stored = await findStored(database, county, households.map(({ household }) => household.number))
  for (const { number, ended_as: end } of stored.values()) if (end !== null) throw new Refusal('household-ended', { number, householdEnd: end })
  refuseOutside(county, actor, [...households.map(({ household }) => household), ...stored.values()])
  return households.flatMap((one): HouseholdChange[] => {
    const before = stored.get(one.household.number)
    if (before?.content_hash.equals(one.contentHash)) return []
    return [{
      ...one,
      asNew: before ? null : one.asNew,
      id: before?.id ?? one.asNew?.id ?? newIdentifier(store.clock),
      version: (before?.version ?? 0) + 1,
      before: before?.village ?? null,
    }]
  })
}

function isKnown(change: HouseholdChange): boolean {
  return change.version > 1
}

function countsOf(households: readonly unknown[], changes: readonly HouseholdChange[]): Saved {
  const changed = changes.filter(isKnown).length
  return { added: changes.length - changed, changed, unchanged: households.length - changes.length }
}

function refuseOutside(county: string, actor: Actor | null, places: readonly { village: string }[]): void {
  if (!actor) return
  const scope = actorScope(actor, 'register:import')
  const inside = places.every(({ village }) => coversRegion(scope, village))
  if (scope.county !== county || !inside) throw new Refusal('not-permitted')
}

interface IdentifiedMember extends MemberToWrite {
  /** Of the household. */
  village: string
  /** Nobody who was registered before. */
  isNew: boolean
}

/** The members that the households get, each with the identifier of who is found again or a new one. */
function identified(
  store: Store, changes: readonly HouseholdChange[], known: readonly KnownMember[], kept: ReadonlyMap<string, string>,
): IdentifiedMember[] {
  const members = changes.flatMap(({ id, household, asNew }) => household.members.map((member, index) => ({
    household: id, village: household.village, member,
    own: kept.get(`${household.number} ${member.number}`), ready: asNew?.members[index] ?? null,
  })))
  const settled = new Set(kept.values())
  const open = members.filter(({ own }) => own === undefined)
  const among = known.filter(({ id }) => !settled.has(id))
  const again = among.length === 0 ? [] : findAgain(among, open.map(({ household, member }) => ({ ...member, household })))
  const found = new Map(again.map((id, index) => [open[index], id]))
  return members.map((one): IdentifiedMember => {
    const { household, village, member, own, ready } = one
    const id = own ?? found.get(one) ?? null
    return id === null
      ? { household, village, member, isNew: true, id: ready?.id ?? newIdentifier(store.clock), row: ready?.row ?? null }
      : { household, village, member, isNew: false, id, row: null }
  })
}

function goneOf(known: readonly KnownMember[], members: readonly IdentifiedMember[]): string[] {
  const kept = new Set(members.map(({ id }) => id))
  return known.map(({ id }) => id).filter((id) => !kept.has(id))
}

function householdSubject({ id, household: { number, village, headName } }: HouseholdChange): SubjectToSave {
  return { kind: 'household', id, region: village, name: headName, number }
}

function memberSubject({ id, village, member: { name, number } }: IdentifiedMember): SubjectToSave {
  return { kind: 'member', id, region: village, name, number }
}

/** What the log keeps for ever: which household, which version, which content, and no personal data; at the moment that its row bears. */
function householdEntry(
  store: Store, { household, id, version, contentHash: hash }: HouseholdChange, actor: Actor | null, now: Date,
): Entry {
  return entryOf(store, {
    kind: version === 1 ? 'household-registered' : 'household-changed',
    actor: actor?.person ?? null,
    region: household.village,
    subject: id,
    happenedAt: now.toISOString(),
    payload: { number: household.number, version, contentHash: hash.toString('hex') },
  })
}
