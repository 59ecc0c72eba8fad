import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** The doubts that villages had to check by a day. They are no department's. */
export async function listDayDoubts(database: Kysely<DB>, scope: Scope, { day, since }: { day: Day; since: Date }): Promise<DayMatter[]> {
  const { rows } = await sql<Omit<DayMatter, 'doneAt'> & { doneAt: Date | null }>`
    select 'doubt-to-check' as kind, owed.id, owed.household as about, unit.code as unit, household.village as region, '' as department,
      household.number as label, owed.due_on as "dueOn", owed.checked_at as "doneAt"
    from doubt_check as owed
    join household on household.county = owed.county and household.id = owed.household and household.ended_at is null
    join lateral (select code from unit
      where unit.county = owed.county and unit.region = household.village and unit.kind = 'village' order by code limit 1) as unit on true
    where ${inRegions(scope, 'owed.county', 'household.village')}
      and (owed.due_on = ${day} or (owed.due_on < ${day} and (owed.checked_at is null or owed.checked_at >= ${since})))`.execute(database)
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }))
}
