import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Household } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import { hexOf } from '../database/sealed.queries.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import { sealPhone } from '../kit/sealed-phone.ts'
import type { NewHousehold } from './ready-households.ts'

export interface StoredHousehold {
  id: string
  number: string
  village: string
  content_hash: Buffer
  version: number
  ended_as: string | null
}

/** A household that is new or differs from what is stored. */
export interface HouseholdChange {
  household: Household
  id: string
  version: number
  contentHash: Buffer
  /** What was made ready of a new one. */
  asNew: NewHousehold | null
}

/** Whoever changes households waits here, so that what was looked up still holds when it is written. */
export async function lockRegister(transaction: Transaction<DB>, county: string): Promise<void> {
  await transaction.selectFrom('county').select('county').where('county', '=', county).forNoKeyUpdate().execute()
}

export async function findStored(
  database: Database, county: string, numbers: readonly string[],
): Promise<Map<string, StoredHousehold>> {
  const rows = await database
    .selectFrom('household')
    .select(['id', 'number', 'village', 'version', 'content_hash', 'ended_as'])
    .where('county', '=', county)
    .where(sql<boolean>`number = any(${numbers}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.number, row]))
}

/** @param now when they are added, or become what they are from now on */
export async function writeHouseholds(
  transaction: Transaction<DB>, county: string, changes: readonly HouseholdChange[], now: Date,
): Promise<void> {
  const keys = keysOf(transaction)
  const rows = changes.map(({ household: { members, phone, ...household }, ...change }) => ({
    ...household,
    sealedPhone: change.asNew ? change.asNew.sealedPhone : sealPhone(keys, 'household', county, change.id, phone),
    id: change.id,
    version: change.version,
    contentHash: hexOf(change.contentHash),
    memberCount: members.length,
  }))
  if (changes.some(({ version }) => version > 1)) await sql`
    insert into household_before (county, household, until, version, village, category)
    select household.county, household.id, ${now}, household.version, household.village, household.category
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, village text, category text)
    join household on household.county = ${county} and household.id = row.id
    where (household.village, household.category) is distinct from (row.village, row.category)`.execute(transaction)
  await sql`
    insert into household (county, id, number, village, head_name, category, monitored_class, risk_removed,
      member_count, sealed_phone, attributes, version, content_hash, added_at)
    select ${county}, id, number, village, "headName", category, "monitoredClass", "riskRemoved",
      "memberCount", "sealedPhone", attributes, version, "contentHash", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, number text, village text, "headName" text, category text, "monitoredClass" text,
      "riskRemoved" boolean, "memberCount" integer, "sealedPhone" bytea, attributes jsonb, version integer,
      "contentHash" bytea)
    on conflict (county, id) do update set
      village = excluded.village, head_name = excluded.head_name, category = excluded.category,
      monitored_class = excluded.monitored_class, risk_removed = excluded.risk_removed,
      member_count = excluded.member_count, sealed_phone = excluded.sealed_phone, attributes = excluded.attributes,
      version = excluded.version, content_hash = excluded.content_hash`.execute(transaction)
}
