import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Problem } from '@lookback/core/problems'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import type { ProblemPlace } from './save.queries.ts'
import { problemOf } from './save.queries.ts'

/** A problem with where its subject is now. */
export interface PlacedProblem extends ProblemPlace {
  problem: Problem
}

/** Problems by id within a scope; those outside are left out. `lock` holds them until the transaction ends. */
export async function loadProblems(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], { lock }: { lock: boolean },
): Promise<PlacedProblem[]> {
  if (ids.length === 0) return []
  const query = database
    .selectFrom('problem')
    .selectAll('problem')
    .where('problem.county', '=', scope.county)
    .where('problem.id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .where(() => inItems(scope, 'problem.county', 'problem.region', 'problem.department'))
    // Always in one order: two transactions that want the same problems wait for each other and do not deadlock.
    .orderBy('problem.id')
  const rows = await (lock ? query.forUpdate('problem') : query).execute()
  return rows.map((row) => ({ problem: problemOf(row), region: row.region, number: row.number }))
}

/** Where problems lie, by problem, whoever asks: for what follows from an act that is allowed. */
export async function loadOwnPlaces(database: Kysely<DB>, county: string, ids: readonly string[]): Promise<ReadonlyMap<string, ProblemPlace>> {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('problem').select(['id', 'region', 'number'])
    .where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).execute()
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}
