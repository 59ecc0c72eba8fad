import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { RefusalDetails } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** Who did what last, and when, as the sentence of `changed-meanwhile` names it; `who` is empty for the software. */
interface LastChange extends RefusalDetails {
  who: string
  did: string
  at: string
}

export async function listLastChanges(database: Kysely<DB>, county: string, problems: readonly string[]): Promise<Map<string, LastChange>> {
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
