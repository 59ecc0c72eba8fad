import { sql } from 'kysely'
import type { Household } from '@lookback/core/register'
import { Household as HouseholdShape, identityOf, Sex } from '@lookback/core/register'
import type { Database } from '../../database/connect.ts'

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
    .selectFrom('household')
    .select(['id', 'number', 'village', 'head_name', 'category', 'monitored_class', 'risk_removed', 'phone', 'attributes'])
    .where('county', '=', county).where('ended_at', 'is', null)
    .where(sql<boolean>`number = any(${numbers}::text[])`)
    .execute()
  if (rows.length === 0) return new Map()
  const members = await membersOf(database, county, rows.map(({ id }) => id))
  return new Map(rows.map((row) => [row.number, HouseholdShape.parse({
    number: row.number, village: row.village, headName: row.head_name, category: row.category,
    monitoredClass: row.monitored_class, riskRemoved: row.risk_removed, phone: row.phone, attributes: row.attributes,
    members: members.get(row.id) ?? [],
  })]))
}

/** Those of the numbers whose households are on the register no more. */
export async function listEnded(database: Database, county: string, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await database
    .selectFrom('household').select('number')
    .where('county', '=', county).where('ended_at', 'is not', null).where(sql<boolean>`number = any(${numbers}::text[])`).execute()
  return new Set(rows.map(({ number }) => number))
}

async function membersOf(database: Database, county: string, households: readonly string[]) {
  const rows = await database
    .selectFrom('member')
    .select([
      'household', 'number', 'name', 'sex', 'birth_date', 'document_kind', 'document_number', 'ethnicity', 'relation', 'phone',
      'attributes',
    ])
    .where('county', '=', county)
    .where(sql<boolean>`household = any(${households}::uuid[])`)
    .orderBy('household').orderBy('number')
    .execute()
  const members = new Map<string, object[]>()
  for (const row of rows) {
    const own = members.get(row.household) ?? []
    own.push({
      number: row.number, name: row.name, sex: Sex.parse(row.sex), birthDate: row.birth_date,
      documentKind: row.document_kind, documentNumber: row.document_number, ethnicity: row.ethnicity,
      relation: row.relation, phone: row.phone, attributes: row.attributes,
    })
    members.set(row.household, own)
  }
  return members
}

/** For each citizen's number in the households given, the households of the register that have the person. */
export async function listHolders(
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
    .where('member.document_number', 'is not', null).where('household.ended_at', 'is', null)
    .where(sql<boolean>`left(member.document_number, 18) = any(${identities}::text[])`)
    .execute()
  const holders = new Map<string, Holder[]>()
  for (const { identity, ...holder } of rows) holders.set(identity, [...(holders.get(identity) ?? []), holder])
  return holders
}
