import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { MonitoringDifference, MonitoringDifferenceFilter, MonitoringDifferenceRow, MonitoringVillageFilter, MonitoringVillageRow, MonitoringVillageStanding } from '@lookback/core/monitoring'
import { holdsOn } from '../database/dated.ts'
import { inRegions, within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

const monitored = sql`select kept.id from monitoring_case as kept where kept.county = household.county and kept.household = household.id and kept.state in ('monitored', 'removal')`
const isRegistered = sql`(household.monitored_class is not null and household.risk_removed is not true)`

/** The condition of each difference between register and cases. */
function differsAs(difference: MonitoringDifference): RawBuilder<unknown> {
  switch (difference) {
    case 'without-case':
      return sql`(${isRegistered} and not exists (${monitored}))`
    case 'not-in-register':
      return sql`(not ${isRegistered} and exists (${monitored}))`
  }
}

const differing = (scope: Scope, { difference, region }: MonitoringDifferenceFilter): RawBuilder<unknown> => sql`from household where household.ended_at is null
  and ${inRegions(scope, 'household.county', 'household.village')} and ${region === undefined ? sql`true` : within('household.village', region)}
  and ${difference ? differsAs(difference) : sql`(${differsAs('without-case')} or ${differsAs('not-in-register')})`}`

/** Households within a scope of which register and cases say different things, by number. */
export async function listDifferences(
  database: Kysely<DB>, scope: Scope, filter: MonitoringDifferenceFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: MonitoringDifferenceRow[]; total: number }> {
  const { rows } = await sql<MonitoringDifferenceRow>`
    select household.id as household, household.number, household.head_name as "headName", household.village,
      coalesce((select region.name from region where region.county = household.county and region.code = household.village), household.village) as "villageName",
      coalesce((select region.name from region where region.county = household.county and region.code = left(household.village, 9)), '') as "townshipName",
      case when ${isRegistered} then 'without-case' else 'not-in-register' end as difference, household.monitored_class as registered,
      (select kept.object from monitoring_case as kept where kept.county = household.county and kept.id = (${monitored})) as object, (${monitored}) as case
    ${differing(scope, filter)} and household.number > ${after?.[0] ?? ''} order by household.number limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${differing(scope, filter)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** How many differ as each, by the first letters of their village's code. */
export async function countDifferences(database: Kysely<DB>, scope: Scope, region: string | undefined, width: number): Promise<{ key: string; withoutCase: number; notInRegister: number }[]> {
  const { rows } = await sql<{ key: string; withoutCase: number; notInRegister: number }>`
    select left(household.village, ${width}) as key, count(*) filter (where ${differsAs('without-case')})::integer as "withoutCase", count(*) filter (where ${differsAs('not-in-register')})::integer as "notInRegister"
    ${differing(scope, { region })} group by 1 order by 1`.execute(database)
  return rows
}

const casesThere = sql`from monitoring_case as kept join household on household.county = kept.county and household.id = kept.household where kept.county = place.county and household.village = place.code`

function villageStands(standing: MonitoringVillageStanding): RawBuilder<unknown> {
  switch (standing) {
    case 'none':
      return sql`not exists (select 1 ${casesThere})`
    case 'some':
      return sql`exists (select 1 ${casesThere})`
  }
}

const villagesOf = (scope: Scope, { standing, region }: MonitoringVillageFilter, today: Day): RawBuilder<unknown> => sql`from region as place where place.level = 'village'
  and ${inRegions(scope, 'place.county', 'place.code')} and ${holdsOn('place', today)} and ${region === undefined ? sql`true` : within('place.code', region)} and ${standing ? villageStands(standing) : sql`true`}`

/** The villages of a scope with what they have of monitoring, by code. */
export async function listVillageRows(
  database: Kysely<DB>, scope: Scope, filter: MonitoringVillageFilter, today: Day, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: MonitoringVillageRow[]; total: number }> {
  const { rows } = await sql<MonitoringVillageRow>`
    select place.code as village, place.name as "villageName",
      coalesce((select township.name from region as township where township.county = place.county and township.code = place.parent), '') as "townshipName",
      (select count(*)::integer ${casesThere}) as cases, (select count(*)::integer ${casesThere} and kept.state in ('monitored', 'removal')) as monitored,
      (select max(kept.clue_day)::text ${casesThere}) as "lastClueDay"
    ${villagesOf(scope, filter, today)} and place.code > ${after?.[0] ?? ''} order by place.code limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${villagesOf(scope, filter, today)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** How many villages have no case, by the first letters of their code. */
export async function countVillages(database: Kysely<DB>, scope: Scope, region: string | undefined, today: Day, width: number): Promise<{ key: string; villagesWithNone: number }[]> {
  const { rows } = await sql<{ key: string; villagesWithNone: number }>`
    select left(place.code, ${width}) as key, count(*) filter (where ${villageStands('none')})::integer as "villagesWithNone" ${villagesOf(scope, { region }, today)} group by 1 order by 1`.execute(database)
  return rows
}
