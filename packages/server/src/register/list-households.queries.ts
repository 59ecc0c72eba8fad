import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { HouseholdFilter, HouseholdRow } from '@lookback/core/register'
import { COUNT_LIMIT, maskPhone } from '@lookback/core/register'
import { openStates } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import { inHouseholds, inItems } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { narrowedHouseholds } from './narrowed-households.queries.ts'
import { householdsAsIn } from './past-households.queries.ts'
import { openPhone } from '../kit/sealed-phone.ts'

/**
 * Households in the order of village and number.
 * @param scope where the caller may read the register
 * @param problems where the caller may read problems; elsewhere the number of open ones is 0
 * @param page `after` is the village and the number of the last row seen
 */
export async function listHouseholdRows(
  database: Database, scope: Scope, problems: Scope, filter: HouseholdFilter,
  page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: HouseholdRow[]; total: number }> {
  const condition = sql`${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
    and ${narrowedHouseholds(database, scope.county, filter)}`
  const keys = keysOf(database)
  const [village = '', number = ''] = page.after ?? []
  const after = page.after ? sql`(household.village, household.number) > (${village}, ${number})` : sql`true`
  const [{ rows }, counted] = await Promise.all([
    sql<Omit<HouseholdRow, 'phone'> & { sealedPhone: Buffer | null }>`
      with page as materialized (
        select household.* from ${householdsAsIn(scope, filter)} where ${condition} and ${after}
        order by household.village, household.number limit ${page.limit})
      select household.id, household.number, household.village, village.name as "villageName",
        coalesce(township.name, '') as "townshipName", household.head_name as "headName", household.category,
        household.monitored_class as "monitoredClass", household.member_count as "memberCount", household.sealed_phone as "sealedPhone",
        (select count(*) from problem
          where problem.county = household.county and problem.subject = household.id
            and problem.state = any(${[...openStates]}::text[])
            and ${inItems(problems, 'problem.county', 'household.village', 'problem.department')}) as "openProblems"
      from page as household
      join region as village on village.county = household.county and village.code = household.village
      left join region as township on township.county = village.county and township.code = village.parent
      order by household.village, household.number`.execute(database),
    sql<{ total: number }>`select count(*) as total from (
      select 1 from ${householdsAsIn(scope, filter)} where ${condition} limit ${COUNT_LIMIT + 1}) as counted`.execute(database),
  ])
  return {
    rows: rows.map(({ sealedPhone, ...row }) => {
      const phone = openPhone(keys, 'household', scope.county, row.id, sealedPhone)
      return { ...row, phone: phone && maskPhone(phone) }
    }),
    total: counted.rows[0]?.total ?? 0,
  }
}
