import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { HouseholdRow } from '@lookback/core/register'
import { compact } from '@lookback/core/kernel'
import { COUNT_LIMIT, identityOf, maskPhone } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import { inHouseholds, inItems, within } from '../database/scope.ts'

export interface HouseholdFilter {
  search?: string | undefined
  region?: string | undefined
  category?: string | undefined
  monitoredClass?: string | undefined
}

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
    and ${narrowed(scope.county, filter)}`
  const [village = '', number = ''] = page.after ?? []
  const after = page.after ? sql`(household.village, household.number) > (${village}, ${number})` : sql`true`
  const [{ rows }, counted] = await Promise.all([
    sql<HouseholdRow>`
      with page as materialized (
        select household.* from household where ${condition} and ${after}
        order by household.village, household.number limit ${page.limit})
      select household.id, household.number, household.village, village.name as "villageName",
        coalesce(township.name, '') as "townshipName", household.head_name as "headName", household.category,
        household.monitored_class as "monitoredClass", household.member_count as "memberCount", household.phone,
        (select count(*) from problem
          where problem.county = household.county and problem.subject = household.id
            and problem.state not in ('closed', 'void')
            and ${inItems(problems, 'problem.county', 'household.village', 'problem.department')}) as "openProblems"
      from page as household
      join region as village on village.county = household.county and village.code = household.village
      left join region as township on township.county = village.county and township.code = village.parent
      order by household.village, household.number`.execute(database),
    sql<{ total: number }>`select count(*) as total from (
      select 1 from household where ${condition} limit ${COUNT_LIMIT + 1}) as counted`.execute(database),
  ])
  return {
    rows: rows.map((row) => ({ ...row, phone: row.phone && maskPhone(row.phone) })),
    total: counted.rows[0]?.total ?? 0,
  }
}

function narrowed(county: string, filter: HouseholdFilter): RawBuilder<unknown> {
  const conditions = [
    filter.search && searched(county, filter.search),
    filter.region && within('household.village', filter.region),
    filter.category && sql`household.category = ${filter.category}`,
    filter.monitoredClass && sql`household.monitored_class = ${filter.monitoredClass}`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/**
 * What somebody types: a whole ID number, the start of a household number, or the start of a name. One character is a
 * surname, which a tenth of all people share: then only heads of household are looked at.
 */
function searched(county: string, text: string): RawBuilder<unknown> {
  const plain = compact(text).toUpperCase()
  if (/^\d{17}[\dX](\d\d(..)?)?$/.test(plain)) {
    return sql`household.id in (select member.household from member where member.county = ${county}
      and member.document_number is not null and left(member.document_number, 18) = ${identityOf(plain)}
      and member.document_number = ${plain})`
  }
  if (/^[0-9A-Z_-]+$/.test(plain)) return sql`starts_with(household.number, ${compact(text)})`
  const start = `${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  if (Array.from(text).length === 1) return sql`household.head_name like ${start}`
  return sql`household.id in (
    select head.id from household as head where head.county = ${county} and head.head_name like ${start}
    union
    select member.household from member where member.county = ${county} and member.name like ${start})`
}
