import { sql } from 'kysely'
import { inHouseholds } from '../database/scope.ts'
import type { Scope } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
/** The households of a scope after a place in the list, in the order of village and number. */
export async function listSnapshotKeys(database: Database, scope: Scope, after: readonly [string, string], limit: number) {
  return database
    .selectFrom('household').select(['id', 'village', 'number'])
    .where('county', '=', scope.county).where('ended_at', 'is', null)
    .where(() => inHouseholds(scope, 'household.county', 'household.village', 'household.id'))
    .where(sql<boolean>`(village, number) > (${after[0]}, ${after[1]})`)
    .orderBy('village').orderBy('number').limit(limit)
    .execute()
}

export async function countSnapshot(database: Database, scope: Scope): Promise<number> {
  const { total } = await database
    .selectFrom('household').select(({ fn }) => fn.countAll<number>().as('total'))
    .where('county', '=', scope.county).where('ended_at', 'is', null)
    .where(() => inHouseholds(scope, 'household.county', 'household.village', 'household.id'))
    .executeTakeFirstOrThrow()
  return total
}
