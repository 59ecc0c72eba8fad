import type { Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Saved } from '../kit/save.ts'
import type { Transaction } from 'kysely'
import type { Household, Member } from '@lookback/core/register'
import { findAgain } from '@lookback/core/register'
import { coversRegion } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import { newIdentifier } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { Entry } from '../database/log.ts'
import { canonicalJson } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { SubjectToSave } from '../subjects/index.ts'
import { movedEntries, saveSubjects } from '../subjects/index.ts'
import type { HouseholdChange } from './household-rows.queries.ts'
import { findStored, lockRegister, writeHouseholds } from './household-rows.queries.ts'
import type { KnownMember } from './members.queries.ts'
import { forgetMembers, listMembers, replaceMembers } from './members.queries.ts'

/** Households in one transaction: large enough to be fast, small enough that others who write wait little. */
export const householdsAtOnce = 1_000

/** Fingerprint of the household with its members, whatever order they come in. */
export function contentHash(keys: SealingKeys, household: Household): Buffer {
  const members = [...household.members].sort((one, other) => (one.number < other.number ? -1 : 1))
  return keys.fingerprint(canonicalJson({ ...household, members }))
}

/**
 * Adds households, or replaces those of the same number whole: a member who is not in the new content is deleted, one who
 * is found again (`findAgain`) keeps the identifier. Equal content changes nothing. Each thousand is one transaction.
 * @param actor whose `register:import` scope bounds it; null for the software itself
 * @throws {Refusal} `not-permitted` where a household is, or was, outside the actor's scope; `reference-missing` for
 *   an unknown village; `already-exists` for a member's number used twice; `household-ended`
 */
export async function saveHouseholds(
  store: Store, county: string, households: readonly Household[], actor: Actor | null,
): Promise<Saved> {
  const saved: Saved = { added: 0, changed: 0, unchanged: 0 }
  for (let start = 0; start < households.length; start += householdsAtOnce) {
    const chunk = hashed(store, households.slice(start, start + householdsAtOnce))
    const { added, changed, unchanged } = await write(store.database, store.clock, county, (transaction) =>
      saveChunk(transaction, store, county, chunk, actor))
    saved.added += added
    saved.changed += changed
    saved.unchanged += unchanged
  }
  return saved
}

/** What saving would do, without doing it. Refuses as saving does. */
export async function previewHouseholds(
  store: Store, county: string, households: readonly Household[], actor: Actor | null,
): Promise<Saved> {
  return countsOf(households, await changesTo(store.database, store, county, hashed(store, households), actor))
}

interface HashedHousehold {
  household: Household
  contentHash: Buffer
}

/** Before a transaction begins, for it is most of the work that nobody has to wait for. */
function hashed({ database }: Store, households: readonly Household[]): HashedHousehold[] {
  const keys = keysOf(database)
  return households.map((household) => ({ household, contentHash: contentHash(keys, household) }))
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
  transaction: Transaction<DB>, store: Store, county: string, households: readonly HashedHousehold[], actor: Actor | null,
  kept: ReadonlyMap<string, string> = new Map(),
): Promise<{ result: Saved; entries: Entry[] }> {
  await lockRegister(transaction, county)
  const changes = await changesTo(transaction, store, county, households, actor)
  const now = store.clock()
  const entries: Entry[] = changes.map((change) => householdEntry(store, change, actor, now))
  if (changes.length > 0) {
    const changedBefore = changes.filter(isKnown).map(({ id }) => id)
    const known = await listMembers(transaction, county, changedBefore)
    const members = identified(store, changes, known, kept)
    await writeHouseholds(transaction, county, changes, now)
    await replaceMembers(transaction, county, changedBefore, members)
    const moved = await saveSubjects(transaction, county, [...changes.map(householdSubject), ...members.map(memberSubject)])
    const own = new Set(changes.map(({ id }) => id))
    entries.push(...movedEntries(store, actor, moved.filter(({ id }) => !own.has(id))))
    await forgetMembers(transaction, county, goneOf(known, members))
  }
  return { result: countsOf(households, changes), entries }
}

async function changesTo(
  database: Database, store: Store, county: string, households: readonly HashedHousehold[], actor: Actor | null,
): Promise<HouseholdChange[]> {
  const stored = await findStored(database, county, households.map(({ household }) => household.number))
  for (const { number, ended_as: end } of stored.values()) if (end !== null) throw new Refusal('household-ended', { number, householdEnd: end })
  refuseOutside(county, actor, [...households.map(({ household }) => household), ...stored.values()])
  return households.flatMap((one): HouseholdChange[] => {
    const before = stored.get(one.household.number)
    if (before?.content_hash.equals(one.contentHash)) return []
    return [{
      ...one,
      id: before?.id ?? newIdentifier(store.clock),
      version: (before?.version ?? 0) + 1,
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

interface IdentifiedMember {
  id: string
  household: string
  /** Of the household. */
  village: string
  member: Member
}

/** The members that the households get, each with the identifier of who is found again or a new one. */
function identified(
  store: Store, changes: readonly HouseholdChange[], known: readonly KnownMember[], kept: ReadonlyMap<string, string>,
): IdentifiedMember[] {
  const members = changes.flatMap(({ id, household }) => household.members.map((member) =>
    ({ household: id, village: household.village, member, own: kept.get(`${household.number} ${member.number}`) })))
  const settled = new Set(kept.values())
  const open = members.filter(({ own }) => own === undefined)
  const again = findAgain(known.filter(({ id }) => !settled.has(id)), open.map(({ household, member }) => ({ ...member, household })))
  const found = new Map(open.map((one, index) => [one, again[index]]))
  return members.map(({ own, ...one }, index) =>
    ({ ...one, id: own ?? found.get(members[index] ?? { ...one, own }) ?? newIdentifier(store.clock) }))
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
