import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { RefusalDetails } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { Happened } from './append.ts'

/** Who did what last, and when, as the sentence of `changed-meanwhile` names it; `who` is empty for the software. */
interface LastChange extends RefusalDetails {
  who: string
  did: string
  at: string
}

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

async function listLastChanges(database: Kysely<DB>, county: string, problems: readonly string[]): Promise<Map<string, LastChange>> {
  if (problems.length === 0) return new Map()
  const { rows } = await sql<{ problem: string; kind: string; name: string | null; happenedAt: Date }>`
    select distinct on (entry.problem) entry.problem, entry.kind, person.name, entry.happened_at as "happenedAt"
    from log_entry as entry
    left join person on person.county = entry.county and person.id = entry.actor
    where entry.county = ${county} and entry.problem = any(${[...new Set(problems)]}::uuid[])
    order by entry.problem, entry.sequence desc`.execute(database)
  return new Map(rows.map(({ problem, kind, name, happenedAt }) =>
    [problem, { who: name ?? '', did: kind, at: happenedAt.toISOString() }]))
}
