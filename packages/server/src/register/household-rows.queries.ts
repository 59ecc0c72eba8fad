import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Household } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import { copiedRow, copyRows } from '../database/copy.ts'
import { hexOf } from '../database/sealed.queries.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'
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
  /** The village that it lay in until now; null for a new one. */
  before: string | null
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
  const isAdded = ({ version }: HouseholdChange) => version === 1
  await addHouseholds(transaction, keys, county, changes.filter(isAdded), now)
  await changeHouseholds(transaction, keys, county, changes.filter((change) => !isAdded(change)), now)
}

async function addHouseholds(
  transaction: Transaction<DB>, keys: SealingKeys, county: string, added: readonly HouseholdChange[], now: Date,
): Promise<void> {
  const columns = [
    'county', 'id', 'number', 'village', 'head_name', 'category', 'monitored_class', 'risk_removed', 'member_count', 'sealed_phone',
    'attributes', 'version', 'content_hash', 'added_at',
  ] as const
  const addedAt = now.toISOString()
  await copyRows(transaction, 'household', columns, added.map(({ household, id, version, contentHash, asNew }) => {
    const { number, village, headName, category, monitoredClass, riskRemoved, members, phone, attributes } = household
    const sealedPhone = asNew ? asNew.sealedPhone : sealPhone(keys, 'household', county, id, phone)
    return copiedRow([
      county, id, number, village, headName, category, monitoredClass, riskRemoved, members.length, sealedPhone,
      JSON.stringify(attributes), version, hexOf(contentHash), addedAt,
    ])
  }))
}

async function changeHouseholds(
  transaction: Transaction<DB>, keys: SealingKeys, county: string, changed: readonly HouseholdChange[], now: Date,
): Promise<void> {
  if (changed.length === 0) return
  const rows = JSON.stringify(changed.map(({ household: { members, phone, ...household }, id, version, contentHash }) => ({
    ...household, id, version,
    sealedPhone: sealPhone(keys, 'household', county, id, phone),
    contentHash: hexOf(contentHash),
    memberCount: members.length,
  })))
  await sql`
    insert into household_before (county, household, until, version, village, category)
    select household.county, household.id, ${now}, household.version, household.village, household.category
    from jsonb_to_recordset(${rows}::jsonb) as row (id uuid, village text, category text)
    join household on household.county = ${county} and household.id = row.id
    where (household.village, household.category) is distinct from (row.village, row.category)`.execute(transaction)
  await sql`
    update household set
      village = row.village, head_name = row."headName", category = row.category,
      monitored_class = row."monitoredClass", risk_removed = row."riskRemoved",
      member_count = row."memberCount", sealed_phone = row."sealedPhone", attributes = row.attributes,
      version = row.version, content_hash = row."contentHash"
    from jsonb_to_recordset(${rows}::jsonb) as row (
      id uuid, village text, "headName" text, category text, "monitoredClass" text,
      "riskRemoved" boolean, "memberCount" integer, "sealedPhone" bytea, attributes jsonb, version integer,
      "contentHash" bytea)
    where household.county = ${county} and household.id = row.id`.execute(transaction)
}
