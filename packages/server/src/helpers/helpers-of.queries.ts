import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { Kysely } from 'kysely'
import { holdsOn } from '../database/dated.ts'
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
