import { sql } from 'kysely'
import { entryKinds } from '@lookback/core/capabilities'
import type { AlertKind, AlertsParameter } from '@lookback/core/audit'
import { ALERTS_AT_MOST } from '@lookback/core/audit'
import type { Day } from '@lookback/core/kernel'
import { addDays, COUNTY_TIME_ZONE } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { beginOf } from '../database/dated.ts'

export interface AlertRow {
  kind: AlertKind
  personName: string | null
  from: Date
  until: Date
  count: number
  address: string | null
}

/** Kinds of entry by which somebody takes a file away, of whatever capability. */
const exports = entryKinds(({ takesAway }) => takesAway !== undefined)
const wholeExports = entryKinds(({ takesAway }) => takesAway === 'whole-numbers')

/** What the log holds that is out of the ordinary by the county's limits, the latest first; both days included. */
export async function listAlertRows(
  database: Database, county: string, { from, until }: { from: Day; until: Day }, limits: AlertsParameter,
): Promise<AlertRow[]> {
  const recorded = sql`select entry.kind, coalesce(entry.actor::text, entry.payload ->> 'person') as person, entry.recorded_at as at,
      entry.payload ->> 'address' as address, entry.payload -> 'newPlace' = 'true'::jsonb as "isNew",
      extract(hour from entry.recorded_at at time zone ${COUNTY_TIME_ZONE}) as hour
    from log_entry as entry
    where entry.county = ${county} and entry.recorded_at >= ${beginOf(from)} and entry.recorded_at < ${beginOf(addDays(until, 1))}
      and entry.kind in ('numbers-shown', 'signed-in', 'sign-in-locked', ${sql.join(exports)})`
  const isNight = limits.nightFrom > limits.nightTo
    ? sql`(hour >= ${limits.nightFrom} or hour < ${limits.nightTo})`
    : sql`(hour >= ${limits.nightFrom} and hour < ${limits.nightTo})`
  const single = sql`at as "from", at as until, 1::int as count, address`
  const by = (span: 'hour' | 'day') => sql`date_trunc(${span}, at at time zone ${COUNTY_TIME_ZONE})`
  const { rows } = await sql<AlertRow>`
    with entry as (${recorded}), alert as (
      select 'many-reveals' as kind, person, min(at) as "from", max(at) as until, count(*)::int as count, null::text as address
        from entry where kind = 'numbers-shown' group by person, ${by('hour')} having count(*) >= ${limits.revealsAnHour}
      union all select 'many-exports', person, min(at), max(at), count(*)::int, null
        from entry where kind in (${sql.join(exports)}) group by person, ${by('day')} having count(*) >= ${limits.exportsADay}
      union all select 'whole-export', person, min(at), max(at), count(*)::int, null
        from entry where kind in (${sql.join(wholeExports)}) group by person, ${by('day')} having count(*) >= ${limits.wholeExportsADay}
      union all select 'night-sign-in', person, ${single} from entry where kind = 'signed-in' and "isNew" and ${isNight}
      union all select 'locked', person, ${single} from entry where kind = 'sign-in-locked')
    select alert.kind, person.name as "personName", alert."from", alert.until, alert.count, alert.address
    from alert left join person on person.county = ${county} and person.id::text = alert.person
    order by alert.until desc limit ${ALERTS_AT_MOST}`.execute(database)
  return rows
}
