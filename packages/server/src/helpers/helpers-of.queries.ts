import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { holdsOn } from '../database/dated.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openPhone } from '../kit/sealed-phone.ts'
/** Who helps which of the households on a day. */
export async function listHelpers(
  database: Kysely<DB>, county: string, households: readonly string[], day: Day,
): Promise<Map<string, string[]>> {
  const helpers = new Map<string, string[]>()
  if (households.length === 0) return helpers
  const rows = await database
    .selectFrom('household_helper')
    .select(['household', 'person'])
    .where('county', '=', county).where('household', 'in', [...new Set(households)])
    .where(holdsOn('household_helper', day))
    .orderBy('id')
    .execute()
  for (const { household, person } of rows) helpers.set(household, [...(helpers.get(household) ?? []), person])
  return helpers
}

/** Who helps which of the households on a day, by name and telephone. */
export async function listHelperContacts(
  database: Kysely<DB>, county: string, households: readonly string[], day: Day,
): Promise<Map<string, { name: string; phone: string | null }[]>> {
  const helpers = new Map<string, { name: string; phone: string | null }[]>()
  if (households.length === 0) return helpers
  const rows = await database
    .selectFrom('household_helper')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'household_helper.county').onRef('person.id', '=', 'household_helper.person'))
    .select(['household', 'person.id', 'person.name', 'person.sealed_phone'])
    .where('household_helper.county', '=', county).where('household', '=', sql<string>`any(${[...new Set(households)]}::uuid[])`)
    .where(holdsOn('household_helper', day))
    .orderBy('household_helper.id')
    .execute()
  const keys = keysOf(database)
  for (const { household, id, name, sealed_phone: sealed } of rows) {
    helpers.set(household, [...(helpers.get(household) ?? []), { name, phone: openPhone(keys, 'person', county, id, sealed) }])
  }
  return helpers
}
