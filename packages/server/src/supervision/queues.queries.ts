import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { SupervisionQueue } from '@lookback/core/supervision'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { decides, unitsOf } from './reader.ts'

const toEnd = (today: Day) => sql<Day | null>`case when listing.state = 'accepted' or listing.until < ${today} then listing.until end`

/** The day on which something on the list, known as `listing`, waits for somebody in a queue; null where it does not. */
function dueIn(queue: SupervisionQueue, holder: WorkHolder, today: Day): RawBuilder<Day | null> {
  if (queue === 'supervision-to-end') return decides(holder) ? toEnd(today) : sql<Day | null>`null::date`
  return sql<Day | null>`(select min(sent.day) from supervision_check as sent where sent.county = listing.county and sent.listing = listing.id
    and sent.reported_at is null and sent.day <= ${today} and sent.team = any(${unitsOf(holder, 'supervision:check')}::text[]))`
}

export function waitsIn(queue: SupervisionQueue, holder: WorkHolder, today: Day): RawBuilder<unknown> {
  return sql`(listing.state <> 'off' and ${dueIn(queue, holder, today)} is not null)`
}

export interface Waiting {
  count: number
  overdue: number
  dueSoon: number
}

/** How many listings wait for somebody in a queue. */
export async function countQueue(database: Kysely<DB>, queue: SupervisionQueue, holder: WorkHolder, today: Day, yellowDays: number): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*)::integer as count, count(*) filter (where due < ${today})::integer as overdue,
      count(*) filter (where due between ${today} and ${addDays(today, yellowDays)})::integer as "dueSoon"
    from (select ${dueIn(queue, holder, today)} as due from supervision_listing as listing
      where listing.county = ${holder.county} and ${waitsIn(queue, holder, today)}) as waiting`.execute(database)
  return rows[0] ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** Everything of a county that waits for anybody. */
export interface OpenListing {
  id: string
  toEnd: Day | null
  /** The units that were sent and have not told, each with its day. */
  toReport: { team: string; day: Day }[]
}

export async function listOpenListings(database: Kysely<DB>, county: string, today: Day): Promise<OpenListing[]> {
  const { rows } = await sql<OpenListing>`
    select listing.id, ${toEnd(today)} as "toEnd",
      coalesce((select jsonb_agg(jsonb_build_object('team', sent.team, 'day', sent.day)) from supervision_check as sent
        where sent.county = listing.county and sent.listing = listing.id and sent.reported_at is null and sent.day <= ${today}), '[]') as "toReport"
    from supervision_listing as listing where listing.county = ${county} and listing.state <> 'off'`.execute(database)
  return rows
}
