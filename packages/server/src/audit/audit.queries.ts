import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { EntryKind, EntryPayload } from '@lookback/core/capabilities'
import type { Scope } from '@lookback/core/access'
import type { AuditFilter } from '@lookback/core/audit'
import { addDays } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { beginOf } from '../database/dated.ts'
import { inRegions, within } from '../database/scope.ts'

/** An entry as the log holds it. */
export interface AuditEntry {
  id: string
  sequence: number
  kind: EntryKind
  recordedAt: Date
  happenedAt: Date
  actor: string | null
  region: string
  subject: string | null
  problem: string | null
  payload: EntryPayload<EntryKind>
}

/**
 * Entries within a scope, the latest first.
 * @param page.before the number of the last entry seen
 */
export async function listAuditEntries(
  database: Database, scope: Scope, filter: AuditFilter, page: { before: number | null; limit: number },
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select entry.id, entry.sequence, entry.kind, entry.recorded_at as "recordedAt", entry.happened_at as "happenedAt",
      entry.actor, entry.region, entry.subject, entry.problem, entry.payload
    from log_entry as entry
    where ${narrowed(scope, filter)} and ${page.before === null ? sql`true` : sql`entry.sequence < ${page.before}`}
    order by entry.sequence desc limit ${page.limit}`.execute(database)
  return rows
}

/** @param limit where counting ends; null for nowhere */
export async function countAuditEntries(database: Database, scope: Scope, filter: AuditFilter, limit: number | null): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (
      select 1 from log_entry as entry where ${narrowed(scope, filter)} limit ${limit}) as counted`.execute(database)
  return rows[0]?.total ?? 0
}

function narrowed(scope: Scope, { person, region, kind, from, until }: AuditFilter): RawBuilder<unknown> {
  const people = sql`select id from person where county = ${scope.county} and position(${person ?? ''} in name) > 0`
  const conditions = [
    inRegions(scope, 'entry.county', 'entry.region'),
    region && within('entry.region', region),
    kind && sql`entry.kind = ${kind}`,
    from && sql`entry.recorded_at >= ${beginOf(from)}`,
    until && sql`entry.recorded_at < ${beginOf(addDays(until, 1))}`,
    person && sql`(entry.actor in (${people}) or entry.payload ->> 'person' in (select id::text from (${people}) as named))`,
  ].filter((condition) => typeof condition === 'object')
  return sql.join(conditions, sql` and `)
}
