import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Household, HouseholdFilter } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import { inHouseholds } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { listMemberRows } from './members.queries.ts'
import { narrowedHouseholds } from './narrowed-households.queries.ts'
import { householdFields, openHousehold } from './open-household.ts'

/** The households of some villages as far as they lie in the scope and are asked for, in the order of village and number, numbers in full. */
export async function listHouseholdsOfVillages(database: Database, scope: Scope, villages: readonly string[], filter: HouseholdFilter = {}): Promise<Household[]> {
  const { county } = scope
  const rows = await database
    .selectFrom('household').select(householdFields)
    .where('county', '=', county).where('ended_at', 'is', null)
    .where(inHouseholds(scope, 'household.county', 'household.village', 'household.id'))
    .where(sql<boolean>`${narrowedHouseholds(database, county, filter)}`)
    .where(sql<boolean>`village = any(${[...villages]}::text[])`)
    .orderBy('village').orderBy('number')
    .execute()
  const keys = keysOf(database)
  const members = await listMemberRows(database, county, rows.map(({ id }) => id))
  return rows.map((row) => openHousehold(keys, county, row, members.get(row.id) ?? []))
}

/** The villages of a scope in which somebody is registered who is asked for, with how many people. */
export async function countByVillage(database: Database, scope: Scope, filter: HouseholdFilter = {}): Promise<{ village: string; people: number }[]> {
  const { rows } = await sql<{ village: string; people: number }>`
    select household.village, count(*) as people from household
    join member on member.county = household.county and member.household = household.id
    where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')} and household.ended_at is null
      and ${narrowedHouseholds(database, scope.county, filter)}
    group by household.village order by household.village`.execute(database)
  return rows
}
