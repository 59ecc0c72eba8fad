import { sql } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import type { Household } from '@lookback/core/register'
import { identityOf } from '@lookback/core/register'
import type { Actor } from '../../kit/actor.ts'
import { actorScope } from '../../kit/actor.ts'
import type { Database } from '../../database/connect.ts'
import type { StoredIssue } from './messages.ts'

interface Holder {
  number: string
  village: string
}

/**
 * What the register says against households that are right in themselves: a number that belongs to somebody else's
 * village, a person who is registered in another household. Looks beyond the actor's scope, for a person is registered
 * once in the county, and tells nothing of what is out there.
 */
export async function checkAgainstRegister(
  database: Database, county: string, households: readonly Household[], actor: Actor | null,
): Promise<StoredIssue[]> {
  const covers = (village: string): boolean => !actor || coversRegion(actorScope(actor, 'register:import'), village)
  const [villages, holders] = await Promise.all([
    villagesOfNumbers(database, county, households.map(({ number }) => number)),
    holdersOfPersons(database, county, households),
  ])
  const issues = new Map<string, StoredIssue[]>()
  for (const { number } of households) {
    const village = villages.get(number)
    if (village !== undefined && !covers(village)) issues.set(number, [householdNotYours(number)])
  }
  // A person may move between households that are replaced together. Where one of them is refused it keeps its members,
  // so that the other must be refused too, and so on until nothing more follows.
  const replaced = (number: string): boolean => villages.has(number) && !issues.has(number)
  const among = new Set(households.map(({ number }) => number))
  for (let before = -1; before !== issues.size;) {
    before = issues.size
    for (const household of households.filter(({ number }) => !issues.has(number))) {
      const own = personsElsewhere(household, holders, (holder) => among.has(holder) && replaced(holder), covers)
      if (own.length > 0) issues.set(household.number, own)
    }
  }
  return [...issues.values()].flat()
}

function householdNotYours(household: string): StoredIssue {
  return { household, member: null, column: 'number', reason: 'household-not-yours', details: {} }
}

function personsElsewhere(
  household: Household, holders: ReadonlyMap<string, readonly Holder[]>, isReplaced: (household: string) => boolean,
  covers: (village: string) => boolean,
): StoredIssue[] {
  return household.members.flatMap(({ number, documentNumber }): StoredIssue[] => {
    const held = documentNumber === null ? [] : holders.get(identityOf(documentNumber)) ?? []
    const holder = held.find((one) => one.number !== household.number && !isReplaced(one.number))
    if (!holder) return []
    const place = { household: household.number, member: number, column: 'documentNumber' }
    return covers(holder.village)
      ? [{ ...place, reason: 'document-elsewhere', details: { household: holder.number } }]
      : [{ ...place, reason: 'document-elsewhere-outside', details: {} }]
  })
}

async function villagesOfNumbers(database: Database, county: string, numbers: readonly string[]) {
  const rows = await database
    .selectFrom('household')
    .select(['number', 'village'])
    .where('county', '=', county)
    .where(sql<boolean>`number = any(${numbers}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.number, row.village]))
}

/** For each citizen's number in the households given, the households of the register that have the person. */
async function holdersOfPersons(
  database: Database, county: string, households: readonly Household[],
): Promise<Map<string, Holder[]>> {
  const identities = households.flatMap(({ members }) =>
    members.flatMap(({ documentNumber }) => (documentNumber === null ? [] : [identityOf(documentNumber)])))
  const rows = await database
    .selectFrom('member')
    .innerJoin('household', (join) =>
      join.onRef('household.county', '=', 'member.county').onRef('household.id', '=', 'member.household'))
    .select([sql<string>`left(member.document_number, 18)`.as('identity'), 'household.number', 'household.village'])
    .where('member.county', '=', county)
    .where('member.document_number', 'is not', null)
    .where(sql<boolean>`left(member.document_number, 18) = any(${identities}::text[])`)
    .execute()
  const holders = new Map<string, Holder[]>()
  for (const { identity, ...holder } of rows) holders.set(identity, [...(holders.get(identity) ?? []), holder])
  return holders
}
