import { HouseholdEnd } from '@lookback/core/register'
import { inHouseholds } from '../database/scope.ts'
import type { Scope } from '@lookback/core/access'
import type { Kysely } from 'kysely'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import { openHousehold } from './open-household.ts'

/** A household with its members as it is stored, numbers in full; null where there is none in the scope. */
export async function findHousehold(database: Kysely<DB>, scope: Scope, by: { id: string } | { number: string }) {
  const row = await database
    .selectFrom('household')
    .innerJoin('region as village', (join) =>
      join.onRef('village.county', '=', 'household.county').onRef('village.code', '=', 'household.village'))
    .leftJoin('region as township', (join) =>
      join.onRef('township.county', '=', 'village.county').onRef('township.code', '=', 'village.parent'))
    .selectAll('household')
    .select(['village.name as village_name', 'township.name as township_name'])
    .where('household.county', '=', scope.county)
    .where((one) => ('id' in by ? one('household.id', '=', by.id) : one('household.number', '=', by.number)))
    .where(inHouseholds(scope, 'household.county', 'household.village', 'household.id'))
    .executeTakeFirst()
  if (!row) return null
  const members = await database
    .selectFrom('member').selectAll()
    .where('county', '=', scope.county).where('household', '=', row.id)
    .orderBy('number')
    .execute()
  return {
    id: row.id, villageName: row.village_name, townshipName: row.township_name ?? '',
    household: openHousehold(keysOf(database), scope.county, row, members), version: row.version,
    ending: row.ended_at && row.ended_as
      ? { at: row.ended_at, as: HouseholdEnd.parse(row.ended_as), into: row.ended_into } : null,
    /** Who the members are, by their numbers. */
    memberIds: new Map(members.map(({ number, id }) => [number, id])),
  }
}
