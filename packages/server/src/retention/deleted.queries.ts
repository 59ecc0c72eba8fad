import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { COUNTY_TIME_ZONE } from '@lookback/core/kernel'
import type { DeletedData } from '@lookback/core/retention'
import type { Database } from '../database/connect.ts'
import { beginOf } from '../database/dated.ts'

/** What went since a day by the county's rules, the latest first. */
export async function listDeleted(database: Database, county: string, since: Day): Promise<DeletedData[]> {
  const { rows } = await sql<DeletedData>`
    select "on", kind, before, sum(count)::int as count
    from (
      select (recorded_at at time zone ${COUNTY_TIME_ZONE})::date::text as "on", payload ->> 'what' as kind, payload ->> 'before' as before,
        (payload ->> 'count')::int as count
      from log_entry where county = ${county} and kind = 'kept-data-deleted' and recorded_at >= ${beginOf(since)}) as deleted
    group by "on", kind, before order by "on" desc, kind`.execute(database)
  return rows
}
