import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { EntryContent, EntryKind } from '@lookback/core/capabilities'
import type { DB, JsonObject, JsonValue } from './types.gen.ts'

/** Who did it, where and when: the same for every entry. */
export interface EntryFrame {
  /** Made by whoever did it. */
  id: string
  /** The person who did it; null for the software itself (migrations, generated counties). */
  actor: string | null
  region: string
  /** ISO instant; the server's recording time is kept beside it. */
  happenedAt: string
}

/** What is appended to the log (台账流水): one thing that happened, of a kind that a capability declares. */
export type Entry<Kind extends EntryKind = EntryKind> = EntryFrame & EntryContent<Kind>

/** An entry as it is stored and hashed, whatever version of the software appended it. */
export interface RecordedEntry extends EntryFrame {
  kind: string
  subject: string | null
  problem: string | null
  payload: JsonObject
  county: string
  sequence: number
  recordedAt: string
}

export const chainStart = Buffer.alloc(32)

/** The hash of an entry: SHA-256 over the hash before it and the entry as JSON with sorted keys. */
export function chainHash(previous: Buffer, entry: RecordedEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson({ ...entry })).digest()
}

/** JSON with keys in code-unit order and nothing undefined: equal values give equal text, before and after `jsonb`. */
export function canonicalJson(value: JsonValue | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let fields = ''
  for (const key of Object.keys(value).sort()) {
    const field = value[key]
    if (field !== undefined) fields += `${fields === '' ? '' : ','}${quoted(key)}${canonicalJson(field)}`
  }
  return `{${fields}}`
}

/** Keys are the same few again and again. */
const quotedKeys = new Map<string, string>()
const KEYS_REMEMBERED = 2_000

function quoted(key: string): string {
  const known = quotedKeys.get(key)
  if (known !== undefined) return known
  const written = `${JSON.stringify(key)}:`
  if (quotedKeys.size < KEYS_REMEMBERED) quotedKeys.set(key, written)
  return written
}

/** The sequence of a county's last entry. */
export async function readHead(database: Kysely<DB>, county: string): Promise<number> {
  const head = await database
    .selectFrom('log_head').select('sequence').where('county', '=', county).executeTakeFirstOrThrow()
  return head.sequence
}

/**
 * Numbers the entries and extends the hash chain. Takes the county's head row, which serialises writers from here to
 * commit, so it must be the last thing that a transaction does (`write` sees to it).
 * @returns the sequence of the last entry
 */
export async function append(
  transaction: Transaction<DB>, county: string, entries: readonly Entry[], recordedAt: Date,
): Promise<number> {
  const head = await transaction
    .updateTable('log_head')
    .set((row) => ({ sequence: row('sequence', '+', entries.length) }))
    .where('county', '=', county)
    .returning(['sequence', 'hash'])
    .executeTakeFirstOrThrow()
  let hash: Buffer = head.hash
  let sequence = head.sequence - entries.length
  const rows = entries.map((entry) => {
    sequence += 1
    const recorded = { ...entry, county, sequence, recordedAt: recordedAt.toISOString() }
    hash = chainHash(hash, recorded)
    return { ...recorded, hash: `\\x${hash.toString('hex')}` }
  })
  await sql`
    with head as (update log_head set hash = ${hash} where county = ${county})
    insert into log_entry
      (county, sequence, id, kind, actor, region, subject, problem, happened_at, recorded_at, payload, hash)
    select county, sequence, id, kind, actor, region, subject, problem, "happenedAt", "recordedAt", payload, hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (
      county text, sequence bigint, id uuid, kind text, actor uuid, region text, subject uuid, problem uuid,
      "happenedAt" timestamptz, "recordedAt" timestamptz, payload jsonb, hash bytea)
  `.execute(transaction)
  return sequence
}
