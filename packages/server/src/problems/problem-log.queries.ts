import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { LoggedProblemEntry } from '@lookback/core/problems'
import { readProblemEntry } from '@lookback/core/problems'
import { grouped } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** The entries of some problems, each problem's in the order of the log. */
export async function readProblemLogs(
  transaction: Transaction<DB>, county: string, problems: readonly string[],
): Promise<ReadonlyMap<string, LoggedProblemEntry[]>> {
  if (problems.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('log_entry').select(['id', 'problem', 'kind', 'actor', 'happened_at', 'payload'])
    .where('county', '=', county).where('problem', '=', sql<string>`any(${[...problems]}::uuid[])`)
    .orderBy('sequence').execute()
  const logged = rows.map(({ id, problem, kind, actor, happened_at: happenedAt, payload }) => ({
    problem: problem ?? '', entry: { id, actor, happenedAt: happenedAt.toISOString(), entry: readProblemEntry(kind, payload) },
  }))
  return new Map([...grouped(logged, ({ problem }) => problem)].map(([problem, entries]) => [problem, entries.map(({ entry }) => entry)]))
}
