import { sql } from 'kysely'
import type { ComparisonFilter } from '@lookback/core/comparison'
import { comparisonLabels } from '@lookback/core/comparison'
import type { Database } from '../database/connect.ts'
import { analysed, comparedPairs } from './comparison.queries.ts'

export type ComparedRounds = Pick<ComparisonFilter, 'earlier' | 'later'>

/** A check item of either round, as the later one has it. */
export interface ComparedItem {
  code: string
  dimension: string
  severity: 'hard' | 'ordinary'
  department: string
}

/** The check items of two rounds, in the order of the numbers by which packed pairs name them. */
export async function listComparedItems(database: Database, county: string, rounds: ComparedRounds): Promise<ComparedItem[]> {
  const { rows } = await sql<ComparedItem>`
    with ${comparedPairs({ county, grants: [] }, rounds)}
    select code, dimension, severity, department from place order by item_number`.execute(database)
  return rows
}

/** The pairs of one village and category whose household one inspector saw in the earlier round. */
export interface PackedPairs {
  village: string
  category: string
  /** Null where the earlier round saw nobody. */
  inspector: string | null
  /** Numbers with commas in between; `compared-county.ts` says how each is made. */
  pairs: string
}

/** Every compared pair of some villages, whoever may see it: who asks for figures is asked for their scope there. */
export async function listPackedPairs(
  database: Database, county: string, rounds: ComparedRounds, villages: readonly string[],
): Promise<PackedPairs[]> {
  const everything = { county, grants: [{ region: county, department: null }] }
  const packed = sql`(item_number - 1) * 64 + (array_position(${[...comparisonLabels]}::text[], label) - 1) * 4
    + in_earlier::integer * 2 + in_later::integer`
  return analysed(database, sql<PackedPairs>`
    with ${comparedPairs(everything, rounds, { villages, inspector: true })}
    select village, category, inspector, string_agg((${packed})::text, ',') as pairs
    from compared group by village, category, inspector`, { sorts: false })
}

/** Where households belong, and where they belonged: a round that is over has them there. */
export async function listVillages(database: Database, county: string): Promise<string[]> {
  const { rows } = await sql<{ village: string }>`
    select village from household where county = ${county} union select village from household_before where county = ${county}
    order by village`.execute(database)
  return rows.map(({ village }) => village)
}
