import type { Kysely } from 'kysely'
import { Refusal } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { Happened } from './append.ts'
import { listLastChanges } from './last-changes.queries.ts'

/** The refusal of whoever saw an older version, where what came between is an entry of the same transaction. */
export function changedHere({ what, entry, after }: Happened, who: string): Refusal {
  return new Refusal('changed-meanwhile', { state: after.state, who, did: what.kind, at: entry.happenedAt })
}

/**
 * Puts who did what to those refusals that only say that something changed.
 * @param results what came of some actions, each beside the problem that it was about
 */
export async function nameChanges<Other>(
  database: Kysely<DB>, county: string, results: readonly { problem: string; result: Other | Refusal }[],
): Promise<(Other | Refusal)[]> {
  const unnamed = (result: Other | Refusal): result is Refusal =>
    result instanceof Refusal && result.code === 'changed-meanwhile' && result.details['who'] === undefined
  const changed = results.filter(({ result }) => unnamed(result)).map(({ problem }) => problem)
  const last = await listLastChanges(database, county, changed)
  return results.map(({ problem, result }) =>
    unnamed(result) ? new Refusal('changed-meanwhile', { ...result.details, ...last.get(problem) }) : result)
}
