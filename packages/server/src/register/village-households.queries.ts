import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Household } from '@lookback/core/register'
import { Household as HouseholdShape, Sex } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import { inHouseholds } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openPhone } from '../kit/sealed-phone.ts'
import { openMember } from './sealed-fields.ts'

/** A household of the register, opened, with the ids by which it and its members are known. */
export interface VillageHousehold {
  id: string
  household: Household
  /** In the order of `household.members`. */
  memberIds: readonly string[]
}

/** The households of some villages as far as they lie in the scope, in the order of village and number, numbers in full. */
export async function listHouseholdsOfVillages(database: Database, scope: Scope, villages: readonly string[]): Promise<VillageHousehold[]> {
  const { county } = scope
  const rows = await database
    .selectFrom('household')
    .select(['id', 'number', 'village', 'head_name', 'category', 'monitored_class', 'risk_removed', 'sealed_phone', 'attributes'])
    .where('county', '=', county).where('ended_at', 'is', null)
    .where(inHouseholds(scope, 'household.county', 'household.village', 'household.id'))
    .where(sql<boolean>`village = any(${[...villages]}::text[])`)
    .orderBy('village').orderBy('number')
    .execute()
  const keys = keysOf(database)
  const members = await membersOf(database, county, rows.map(({ id }) => id))
  return rows.map((row) => {
    const own = members.get(row.id) ?? []
    const household = HouseholdShape.parse({
      number: row.number, village: row.village, headName: row.head_name, category: row.category, monitoredClass: row.monitored_class,
      riskRemoved: row.risk_removed, attributes: row.attributes, phone: openPhone(keys, 'household', county, row.id, row.sealed_phone),
      members: own.map(({ member }) => member),
    })
    return { id: row.id, household, memberIds: own.map(({ id }) => id) }
  })
}

/** The villages of a scope in which somebody is registered, with how many people. */
export async function countByVillage(database: Database, scope: Scope): Promise<{ village: string; people: number }[]> {
  const { rows } = await sql<{ village: string; people: number }>`
    select household.village, count(*) as people from household
    join member on member.county = household.county and member.household = household.id
    where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')} and household.ended_at is null
    group by household.village order by household.village`.execute(database)
  return rows
}

async function membersOf(database: Database, county: string, households: readonly string[]): Promise<Map<string, { id: string; member: object }[]>> {
  const rows = await database
    .selectFrom('member')
    .select(['id', 'household', 'number', 'name', 'sex', 'birth_date', 'ethnicity', 'relation', 'sealed', 'attributes'])
    .where('county', '=', county)
    .where(sql<boolean>`household = any(${[...households]}::uuid[])`)
    .orderBy('household').orderBy('number')
    .execute()
  const keys = keysOf(database)
  const members = new Map<string, { id: string; member: object }[]>()
  for (const row of rows) {
    const own = members.get(row.household) ?? []
    own.push({ id: row.id, member: {
      number: row.number, name: row.name, sex: Sex.parse(row.sex), birthDate: row.birth_date, ethnicity: row.ethnicity, relation: row.relation,
      ...openMember(keys, county, row),
    } })
    members.set(row.household, own)
  }
  return members
}
