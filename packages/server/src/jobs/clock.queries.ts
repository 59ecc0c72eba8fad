import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** What else tells the time. */
export interface OtherClocks {
  isDemo: boolean
  /** The last day whose work was done, or on which somebody has looked at the clock; null where neither was. */
  lastDay: Day | null
  confirmed: boolean
  /** When the log's last entry was recorded; null for an empty log. */
  lastEntry: Date | null
  database: Date
  /** How far the county's clock was ahead of the phones that have sent since a moment, for the middle one, in milliseconds. */
  aheadOfPhones: number | null
}

/** So many phones make a majority that counts. */
const PHONES_AT_LEAST = 3

export async function readClocks(database: Kysely<DB>, county: string, today: Day, since: Date, now: Date): Promise<OtherClocks> {
  const { rows: [row] } = await sql<OtherClocks>`
    select county.is_demo as "isDemo", clock_timestamp() as database,
      greatest(
        (select max(day) from daily_run where daily_run.county = county.county and finished_at is not null),
        (select max(day) from clock_confirmed where clock_confirmed.county = county.county)) as "lastDay",
      exists (select 1 from clock_confirmed where clock_confirmed.county = county.county and day = ${today}) as confirmed,
      (select recorded_at from log_entry where log_entry.county = county.county order by sequence desc limit 1) as "lastEntry",
      (select case when count(*) >= ${PHONES_AT_LEAST} then percentile_disc(0.5) within group (order by ahead) end
        from (select distinct on (device) clock_offset as ahead from operation
          where operation.county = county.county and received_at between ${since} and ${now}
          order by device, received_at desc) as phone) as "aheadOfPhones"
    from county where county.county = ${county}`.execute(database)
  if (!row) throw new Error(`no county ${county}`)
  return row
}

/** @returns whether it was not confirmed for that day before */
export async function insertConfirmed(transaction: Transaction<DB>, county: string, day: Day, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('clock_confirmed').values({ county, day, confirmed_at: now })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}
