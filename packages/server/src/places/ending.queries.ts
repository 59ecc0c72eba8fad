import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { Region } from '@lookback/core/places'
import type { DB } from '../database/types.gen.ts'

/** Every code that a region of the county has or had. */
export async function listKnownCodes(transaction: Transaction<DB>, county: string): Promise<Set<string>> {
  const rows = await transaction.selectFrom('region').select('code').where('county', '=', county).execute()
  return new Set(rows.map(({ code }) => code))
}

export async function insertRegions(transaction: Transaction<DB>, county: string, regions: readonly Region[], from: Day): Promise<void> {
  if (regions.length === 0) return
  await transaction
    .insertInto('region').values(regions.map((region) => ({ county, ...region, valid_from: from }))).execute()
}

/** Ends regions on a day; they are not of the county from that day on. @returns those that began later */
export async function endRegionRows(
  transaction: Transaction<DB>, county: string, codes: readonly string[], on: Day,
): Promise<{ name: string; from: Day }[]> {
  const { rows } = await sql<{ name: string; from: Day }>`
    select name, valid_from as "from" from region where county = ${county} and code = any(${[...codes]}::text[]) and valid_from > ${on}`
    .execute(transaction)
  if (rows.length > 0) return rows
  await transaction
    .updateTable('region').set({ valid_to: on }).where('county', '=', county).where(sql<boolean>`code = any(${[...codes]}::text[])`).execute()
  return []
}
