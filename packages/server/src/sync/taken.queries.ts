import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { dayOf, RefusalReply } from '@lookback/core/kernel'
import type { Answer } from '@lookback/core/sync'
import { pointedOut } from '@lookback/core/sync'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'

/** An operation that the county has. */
export interface Taken {
  id: string
  hash: Buffer
  /** Whose it is. */
  actor: string
  refusal: Answer['refusal']
  at: number
  outsideScope: boolean
}

const Refused = RefusalReply.pick({ code: true, details: true })

/** What came of operations that have arrived before; more than one of an id where their contents differ. */
export async function findTaken(database: Database, county: string, ids: readonly string[]): Promise<Taken[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('operation').select(['id', 'content_hash', 'actor', 'refusal', 'log_sequence', 'outside_scope'])
    .where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    // Of two with one id, what was accepted counts.
    .orderBy(sql`refusal is null`, 'desc').orderBy('received_at', 'desc').execute()
  return rows.map((row) => ({
    id: row.id, hash: row.content_hash, actor: row.actor, refusal: row.refusal === null ? null : Refused.parse(row.refusal), at: row.log_sequence,
    outsideScope: row.outside_scope,
  }))
}

export interface OperationRow {
  id: string
  hash: Buffer
  device: string
  actor: string
  kind: string
  sequence: number
  schemaVersion: number
  subject: string | null
  deviceTime: string
  clockOffset: number
  receivedAt: string
  at: number
  outsideScope: boolean
  refusal: Answer['refusal']
  /** The whole operation where it was refused. */
  content: unknown
}

/** Leaves out what is there, and what is accepted under an id that another content was accepted under. */
export async function insertOperations(transaction: Transaction<DB>, county: string, operations: readonly OperationRow[]): Promise<void> {
  if (operations.length === 0) return
  const rows = operations.map(({ hash, ...row }) => ({ ...row, contentHash: `\\x${hash.toString('hex')}` }))
  await sql`
    insert into operation (county, id, content_hash, device, actor, kind, sequence, schema_version, subject, device_time,
      clock_offset, received_at, log_sequence, outside_scope, refusal, content)
    select ${county}, id, "contentHash", device, actor, kind, sequence, "schemaVersion", subject, "deviceTime",
      "clockOffset", "receivedAt", at, "outsideScope", nullif(refusal, 'null'), nullif(content, 'null')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, "contentHash" bytea, device uuid, actor uuid, kind text, sequence bigint, "schemaVersion" integer, subject uuid,
      "deviceTime" timestamptz, "clockOffset" bigint, "receivedAt" timestamptz, at bigint, "outsideScope" boolean,
      refusal jsonb, content jsonb)
    on conflict do nothing`.execute(transaction)
}

/** Which of some operations the log says were taken in although they lay outside their maker's scope. */
export async function findOutsideScope(database: Database, county: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await database
    .selectFrom('log_entry').select('id')
    .where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(sql<boolean>`payload ->> 'outsideScope' = 'true'`).execute()
  return new Set(rows.map(({ id }) => id))
}

/** The visits that the county had before some others, of the same household in the same round, where that is pointed out. */
export async function findVisitedBefore(
  database: Database, county: string, visits: readonly string[],
): Promise<Map<string, Answer['visitedBefore']>> {
  const outcomes = pointedOut['keep-both']
  const before = new Map<string, Answer['visitedBefore']>()
  if (visits.length === 0 || outcomes.length === 0) return before
  const { rows } = await sql<{ visit: string; inspectorName: string; at: Date }>`
    select visit.id as visit, person.name as "inspectorName", coalesce(earlier.ended_at, earlier.received_at) as at
    from visit
    join standing_visit as earlier on earlier.county = visit.county and earlier.round = visit.round and earlier.subject = visit.subject
    join log_entry as entry on entry.county = visit.county and entry.id = visit.id
    join log_entry as earlier_entry on earlier_entry.county = earlier.county and earlier_entry.id = earlier.id
      and earlier_entry.sequence < entry.sequence
    join person on person.county = earlier.county and person.id = earlier.inspector
    where visit.county = ${county} and visit.id = any(${[...visits]}::uuid[])
      and visit.outcome = any(${outcomes}::text[]) and earlier.outcome = any(${outcomes}::text[])
    order by earlier_entry.sequence`.execute(database)
  for (const { visit, inspectorName, at } of rows) before.set(visit, [...(before.get(visit) ?? []), { inspectorName, on: dayOf(at) }])
  return before
}
