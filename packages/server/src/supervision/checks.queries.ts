import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { CheckForm } from '@lookback/core/supervision'
import type { DB } from '../database/types.gen.ts'
import { beginOf, dayIn } from '../database/dated.ts'
import { within } from '../database/scope.ts'

/** One day on which somebody from above was in a village. */
export interface CheckedDay {
  village: string
  day: Day
  /** The round's name; null for a 督战. */
  round: string | null
  form: CheckForm | null
  households: number | null
}

/**
 * The checks that villages of a region have had, or are to have, within some days: a day of visits by a round of a tier above the village,
 * and a 督战 that was sent there.
 */
export async function listCheckedDays(database: Kysely<DB>, county: string, region: string, { from, to }: { from: Day; to: Day }): Promise<CheckedDay[]> {
  const { rows } = await sql<CheckedDay>`
    select visit.village, ${dayIn('visit.received_at')} as day, round.name as round, null as form, count(distinct visit.subject)::integer as households
    from standing_visit as visit join round on round.county = visit.county and round.id = visit.round
    where visit.county = ${county} and ${within('visit.village', region)} and round.tier <> 'village'
      and visit.received_at >= ${beginOf(from)} and visit.received_at < ${beginOf(to)}
    group by 1, 2, 3
    union all
    select village, sent.day, null, sent.form, case when cardinality(sent.villages) = 1 and sent.reported_at is not null then sent.households end
    from supervision_check as sent cross join unnest(sent.villages) as village
    where sent.county = ${county} and starts_with(village, ${region}) and sent.day >= ${from} and sent.day < ${to}
    order by 1, 2, 3`.execute(database)
  return rows
}
