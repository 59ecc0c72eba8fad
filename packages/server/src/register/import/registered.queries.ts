import { sql } from 'kysely'
import type { Household } from '@lookback/core/register'
import { identityOf } from '@lookback/core/register'
import type { Database } from '../../database/connect.ts'
import { keysOf } from '../../database/sealing-keys.ts'
import { listMemberRows } from '../members.queries.ts'
import { householdFields, openHousehold } from '../open-household.ts'

/** Where a person is registered. */
export interface Holder {
  number: string
  village: string
}

/** The registered households of the numbers given, with their members. */
export async function listRegistered(
  database: Database, county: string, numbers: readonly string[],
): Promise<Map<string, Household>> {
  const rows = await database
    .selectFrom('household').select(householdFields)
    .where('county', '=', county).where('ended_at', 'is', null)
    .where(sql<boolean>`number = any(${numbers}::text[])`)
    .execute()
  if (rows.length === 0) return new Map()
  const keys = keysOf(database)
  const members = await listMemberRows(database, county, rows.map(({ id }) => id))
  return new Map(rows.map((row) => [row.number, openHousehold(keys, county, row, members.get(row.id) ?? [])]))
}

/** Those of the numbers whose households are on the register no more. */
export async function listEnded(database: Database, county: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await database
    .selectFrom('household').select('number')
    .where('county', '=', county).where('ended_at', 'is not', null).where(sql<boolean>`number = any(${numbers}::text[])`).execute()
  return new Set(rows.map(({ number }) => number))
}

/** For each citizen's number in the households given, the households of the register that have the person. */
export async function listHolders(
  database: Database, county: string, households: readonly Household[],
): Promise<Map<string, Holder[]>> {
  const identities = households.flatMap(({ members }) =>
    members.flatMap(({ documentNumber }) => (documentNumber === null ? [] : [identityOf(documentNumber)])))
  const keys = keysOf(database)
  const identityOfHash = new Map(identities.flatMap((identity) => keys.searchHashes(identity).map((hash) => [hash.toString('hex'), { identity, hash }])))
  const rows = await database
    .selectFrom('member')
    .innerJoin('household', (join) =>
      join.onRef('household.county', '=', 'member.county').onRef('household.id', '=', 'member.household'))
    .select(['member.identity_hash', 'household.number', 'household.village'])
    .where('member.county', '=', county)
    .where('member.identity_hash', 'is not', null).where('household.ended_at', 'is', null)
    .where(sql<boolean>`member.identity_hash = any(${[...identityOfHash.values()].map(({ hash }) => hash)}::bytea[])`)
    .execute()
  const holders = new Map<string, Holder[]>()
  for (const { identity_hash: hash, ...holder } of rows) {
    const { identity } = identityOfHash.get(hash?.toString('hex') ?? '') ?? {}
    if (identity !== undefined) holders.set(identity, [...(holders.get(identity) ?? []), holder])
  }
  return holders
}
