import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** What is on the list since that day or before, and has no figures of the week that ended then. */
export async function listWithoutWeek(database: Kysely<DB>, county: string, day: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select listing.id from supervision_listing as listing
    where listing.county = ${county} and listing.state <> 'off' and listing.listed_on <= ${day}
      and not exists (select 1 from supervision_week as week where week.county = listing.county and week.listing = listing.id and week.day = ${day})
    order by listing.id`.execute(database)
  return rows.map(({ id }) => id)
}
