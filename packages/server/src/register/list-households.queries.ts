import type { RawBuilder } from 'kysely'
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

/** Whose households, and which of them: the open problems of those alone are counted that the caller may read. */
export interface AskedHouseholds {
  /** Where the caller may read the register. */
  scope: Scope
  /** Where the caller may read problems; elsewhere the number of open ones is 0. */
  problems: Scope
  filter: HouseholdFilter
}
/** `after` is the village and the number of the last row seen. */
interface Place { after: readonly string[] | null; limit: number; skip?: number }

/** Households in the order of village and number, with how many there are, as far as that is counted. */
export async function listHouseholdRows(database: Database, asked: AskedHouseholds, page: Place): Promise<{ rows: HouseholdRow[]; total: number }> {
  const [rows, total] = await Promise.all([readHouseholdRows(database, asked, page), countHouseholds(database, asked, COUNT_LIMIT + 1)])
  return { rows, total }
}

/** Households in the order of village and number. */
export async function readHouseholdRows(database: Database, { scope, problems, filter }: AskedHouseholds, page: Place): Promise<HouseholdRow[]> {
  const keys = keysOf(database)
  const [village = '', number = ''] = page.after ?? []
  const after = page.after ? sql`(household.village, household.number) > (${village}, ${number})` : sql`true`
  const { rows } = await sql<Omit<HouseholdRow, 'phone'> & { sealedPhone: Buffer | null }>`
    with page as materialized (
      select household.* from ${householdsAsIn(scope, filter)} where ${conditionOf(database, scope, filter)} and ${after}
      order by household.village, household.number limit ${page.limit} offset ${page.skip ?? 0})
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
    order by household.village, household.number`.execute(database)
  return rows.map(({ sealedPhone, ...row }) => {
    const phone = openPhone(keys, 'household', scope.county, row.id, sealedPhone)
    return { ...row, phone: phone && maskPhone(phone) }
  })
}

/** How many households there are, counted no further than asked; all where null. */
export async function countHouseholds(database: Database, { scope, filter }: AskedHouseholds, most: number | null): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (
    select 1 from ${householdsAsIn(scope, filter)} where ${conditionOf(database, scope, filter)} limit ${most}) as counted`.execute(database)
  return rows[0]?.total ?? 0
}

function conditionOf(database: Database, scope: Scope, filter: HouseholdFilter): RawBuilder<unknown> {
  return sql`${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
    and ${narrowedHouseholds(database, scope.county, filter)}`
}
