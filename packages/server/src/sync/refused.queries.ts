import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/locales'
import { refusalSentence } from '@lookback/core/locales'
import { RefusalReply } from '@lookback/core/refusal'
import type { RefusedOperation } from '@lookback/core/sync'
import { operationKinds } from '@lookback/core/sync'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'

interface Row {
  id: string
  kind: string
  personName: string
  deviceName: string
  household: string | null
  number: string | null
  headName: string | null
  deviceTime: Date
  receivedAt: Date
  refusal: unknown
  total: number
}

/**
 * Refused work, the latest first. What names no household of the county is for whoever answers for the whole county.
 * @param after receiving time and id of the last row seen
 */
export async function listRefusedRows(
  database: Database, scope: Scope, page: { after: readonly string[] | null; limit: number }, locale: Locale,
): Promise<{ rows: RefusedOperation[]; total: number }> {
  const wholeCounty = scope.grants.some(({ region, department }) => region === scope.county && department === null)
  const [receivedAt, id] = page.after ?? []
  const { rows } = await sql<Row>`
    with refused as (
      select operation.id, operation.kind, person.name as "personName", device.name as "deviceName", household.id as household,
        household.number, household.head_name as "headName", operation.device_time as "deviceTime",
        operation.received_at as "receivedAt", operation.refusal, count(*) over () as total
      from operation
      join person on person.county = operation.county and person.id = operation.actor
      join device on device.county = operation.county and device.id = operation.device
      left join household on household.county = operation.county and household.id = operation.subject
      where operation.county = ${scope.county} and operation.refusal is not null
        and (${inRegions(scope, 'household.county', 'household.village')} or (household.id is null and ${wholeCounty})))
    select * from refused
    where ${receivedAt ?? null}::timestamptz is null or ("receivedAt", id) < (${receivedAt ?? null}::timestamptz, ${id ?? null}::uuid)
    order by "receivedAt" desc, id desc limit ${page.limit}`.execute(database)
  return { rows: rows.map((row) => refusedOperation(row, locale)), total: rows[0]?.total ?? 0 }
}

function refusedOperation(row: Row, locale: Locale): RefusedOperation {
  const { code, details } = RefusalReply.pick({ code: true, details: true }).parse(row.refusal)
  return {
    id: row.id,
    kind: operationKinds.find((kind) => kind === row.kind) ?? 'unread',
    personName: row.personName,
    deviceName: row.deviceName,
    household: row.household === null ? null : { id: row.household, number: row.number ?? '', headName: row.headName ?? '' },
    deviceTime: row.deviceTime.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    refusal: { code, details, message: refusalSentence(code, details, locale) },
  }
}
