import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Problem } from '@lookback/core/problems'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { problemOf } from './save.ts'

/** A problem with the village that its household belongs to now. */
export interface PlacedProblem {
  problem: Problem
  village: string
}

/** Problems by id within a scope; those outside are left out. `lock` holds them until the transaction ends. */
export async function loadProblems(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], { lock }: { lock: boolean },
): Promise<PlacedProblem[]> {
  if (ids.length === 0) return []
  const query = database
    .selectFrom('problem')
    .innerJoin('household', (join) =>
      join.onRef('household.county', '=', 'problem.county').onRef('household.id', '=', 'problem.subject'))
    .selectAll('problem')
    .select('household.village as placed')
    .where('problem.county', '=', scope.county)
    .where('problem.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where(() => inItems(scope, 'problem.county', 'household.village', 'problem.department'))
    // Always in one order: two transactions that want the same problems wait for each other and do not deadlock.
    .orderBy('problem.id')
  const rows = await (lock ? query.forUpdate('problem') : query).execute()
  return rows.map((row) => ({ problem: problemOf(row), village: row.placed }))
}
