import type { DB } from '../database/types.gen.ts'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Locale, RefusalCode } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import { RefusalReply } from '@lookback/core/kernel'
import type { RefusedOperation, RefusedState } from '@lookback/core/sync'
import { operationKinds } from '@lookback/core/sync'
import type { Subject } from '@lookback/core/subjects'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'
import { describeSent } from './sent-work.ts'

interface Row {
  id: string
  hash: string
  kind: string
  personName: string
  deviceName: string
  subject: Subject | null
  problemItem: string | null
  content: unknown
  deviceTime: Date
  receivedAt: Date
  refusal: unknown
  total: number
}

/** What the office may see of refused work: what is about nothing that the county knows is for whoever answers for the whole county. */
function inOffice(scope: Scope) {
  const wholeCounty = scope.grants.some(({ region, department }) => region === scope.county && department === null)
  return sql<boolean>`operation.county = ${scope.county} and operation.refusal is not null
    and (${inRegions(scope, 'subject.county', 'subject.region')} or (subject.id is null and ${wholeCounty}))`
}

/**
 * Refused work, the latest first.
 * @param after receiving time, id and hash of the last row seen
 */
export async function listRefusedRows(
  database: Database, scope: Scope, { state, after, limit }: { state: RefusedState; after: readonly string[] | null; limit: number },
  locale: Locale,
): Promise<{ rows: RefusedOperation[]; total: number }> {
  const [receivedAt = null, id = null, hash = null] = after ?? []
  const { rows } = await sql<Row>`
    with refused as (
      select operation.id, encode(operation.content_hash, 'hex') as hash, operation.kind, person.name as "personName",
        device.name as "deviceName", case when subject.id is not null then
          jsonb_build_object('kind', subject.kind, 'id', subject.id, 'name', subject.name, 'number', subject.number) end as subject,
        problem.item as "problemItem", operation.content, operation.device_time as "deviceTime",
        operation.received_at as "receivedAt", operation.refusal, count(*) over () as total
      from operation
      join person on person.county = operation.county and person.id = operation.actor
      join device on device.county = operation.county and device.id = operation.device
      left join subject on subject.county = operation.county and subject.id = operation.subject
      left join problem on problem.county = operation.county and problem.subject = subject.id
        and problem.id::text = operation.content -> 'payload' ->> 'problem'
      where ${inOffice(scope)} and (operation.refusal ->> 'code' = 'work-set-aside') = ${state === 'set-aside'})
    select * from refused
    where ${receivedAt}::timestamptz is null or ("receivedAt", id, hash) < (${receivedAt}::timestamptz, ${id}::uuid, ${hash})
    order by "receivedAt" desc, id desc, hash desc limit ${limit}`.execute(database)
  const wordings = await listWordings(database, scope.county)
  return { rows: rows.map((row) => refusedOperation(row, wordings, locale)), total: rows[0]?.total ?? 0 }
}

/** How much refused work waits for the office, by the place of its subject; null for what names none. */
export async function countOpen(database: Kysely<DB>, county: string): Promise<{ village: string | null; count: number }[]> {
  const { rows } = await sql<{ village: string | null; count: number }>`
    select subject.region as village, count(*) as count from operation
    left join subject on subject.county = operation.county and subject.id = operation.subject
    where operation.county = ${county} and operation.refusal is not null and operation.refusal ->> 'code' <> 'work-set-aside'
    group by subject.region`.execute(database)
  return rows
}

function refusedOperation(row: Row, wordings: ReadonlyMap<string, string>, locale: Locale): RefusedOperation {
  const { code, details } = RefusalReply.pick({ code: true, details: true }).parse(row.refusal)
  return {
    id: row.id,
    hash: row.hash,
    kind: operationKinds.find((kind) => kind === row.kind) ?? 'unread',
    personName: row.personName,
    deviceName: row.deviceName,
    subject: row.subject,
    sent: describeSent(row.content, wordings, row.problemItem),
    deviceTime: row.deviceTime.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    refusal: { code, details, message: refusalSentence(code, details, locale) },
  }
}

/** Check items by code, in the words of the latest standard that has them. */
async function listWordings(database: Database, county: string): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('check_item')
    .innerJoin('standard', (join) => join.onRef('standard.county', '=', 'check_item.county').onRef('standard.id', '=', 'check_item.standard'))
    .select(['code', 'wording']).where('check_item.county', '=', county).orderBy('created_at').execute()
  return new Map(rows.map(({ code, wording }) => [code, wording]))
}

export interface RefusedWork {
  id: string
  hash: Buffer
  actor: string
  device: string
  subject: string | null
  /** Where its subject is; null where the county knows none. */
  region: string | null
  refusal: { code: RefusalCode }
  content: unknown
}

/**
 * One piece of refused work that the office may see; `accepted` where it has been taken in since.
 * @param lock holds it until the transaction ends
 */
export async function findRefused(
  database: Database, scope: Scope, { id, hash }: { id: string; hash: Buffer }, { lock }: { lock: boolean } = { lock: false },
): Promise<RefusedWork | 'accepted' | null> {
  const query = database
    .selectFrom('operation').select(['actor', 'device', 'subject', 'refusal', 'content'])
    .where('county', '=', scope.county).where('id', '=', id).where('content_hash', '=', hash)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  if (row.refusal === null) return 'accepted'
  const { rows: [seen] } = await sql<{ region: string | null }>`
    select subject.region from operation
    left join subject on subject.county = operation.county and subject.id = operation.subject
    where operation.id = ${id} and operation.content_hash = ${hash} and ${inOffice(scope)}`.execute(database)
  return seen ? { ...row, id, hash, region: seen.region, refusal: RefusalReply.pick({ code: true }).parse(row.refusal) } : null
}

/** What somebody decided about refused work: the new refusal, or where it stands now that it is taken in. */
export type Settled =
  | { refusal: object }
  | { takenIn: { sequence: number; outsideScope: boolean; kind: string } }

export async function updateRefused(
  transaction: Transaction<DB>, county: string, { id, hash }: { id: string; hash: Buffer }, settled: Settled,
): Promise<void> {
  await transaction
    .updateTable('operation')
    .set('refusal' in settled ? { refusal: JSON.stringify(settled.refusal) } : {
      refusal: null, content: null, log_sequence: settled.takenIn.sequence, outside_scope: settled.takenIn.outsideScope,
      kind: settled.takenIn.kind,
    })
    .where('county', '=', county).where('id', '=', id).where('content_hash', '=', hash).execute()
}
