import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { openStates } from '@lookback/core/problems'
import type { HelpedHousehold } from '@lookback/core/staffing'
import { holdsOn } from '../database/dated.ts'
import { inItems, inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** What somebody helps in a village. */
export interface CountedHelp {
  person: string
  name: string
  village: string
  households: number
  open: number
}

const open = (scope: Scope) => sql`
  select subject, count(*)::integer as open from problem
  where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and state = any(${[...openStates]}::text[]) group by subject`

/** How many households of a scope each person helps on a day, by village. */
export async function countHelp(database: Kysely<DB>, scope: Scope, today: Day): Promise<CountedHelp[]> {
  const { rows } = await sql<CountedHelp>`
    with waiting as (${open(scope)})
    select helper.person, person.name, household.village, count(*)::integer as households, coalesce(sum(waiting.open), 0)::integer as open
    from household_helper as helper
    join household on household.county = helper.county and household.id = helper.household and household.ended_at is null
    join person on person.county = helper.county and person.id = helper.person
    left join waiting on waiting.subject = household.id
    where ${inRegions(scope, 'household.county', 'household.village')} and ${holdsOn('helper', today)}
    group by helper.person, person.name, household.village`.execute(database)
  return rows
}

interface HelpedRow {
  id: string
  number: string
  headName: string
  village: string
  validFrom: Day
  open: number
}

/** The households of a scope that somebody helps on a day, in the order of village and number. */
export async function listHelpedRows(
  database: Kysely<DB>, scope: Scope, { helper, region }: { helper: string; region?: string | undefined }, today: Day, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: HelpedRow[]; total: number; name: string }> {
  const [village = '', number = ''] = after ?? []
  const source = sql`from household_helper as helper
    join household on household.county = helper.county and household.id = helper.household and household.ended_at is null
    where ${inRegions(scope, 'household.county', 'household.village')} and ${holdsOn('helper', today)} and helper.person = ${helper}
      and ${region === undefined ? sql`true` : sql`starts_with(household.village, ${region})`}`
  const { rows } = await sql<HelpedRow>`
    with waiting as (${open(scope)})
    select household.id, household.number, household.head_name as "headName", household.village, helper.valid_from as "validFrom",
      coalesce((select waiting.open from waiting where waiting.subject = household.id), 0) as open
    ${source} and ${after ? sql`(household.village, household.number) > (${village}, ${number})` : sql`true`}
    order by household.village, household.number limit ${limit}`.execute(database)
  const counted = await sql<{ total: number }>`select count(*)::integer as total ${source}`.execute(database)
  const total = counted.rows[0]?.total ?? 0
  const named = total === 0 ? undefined : await database.selectFrom('person').select('name').where('county', '=', scope.county).where('id', '=', helper).executeTakeFirst()
  return { rows, total, name: named?.name ?? '' }
}

/** The households of some villages with whoever helps them on a day, a row for each helper. */
export async function listHelpIn(database: Kysely<DB>, scope: Scope, villages: readonly string[], today: Day): Promise<HelpedHousehold[]> {
  const { rows } = await sql<HelpedHousehold>`
    select household.id as household, household.number, household.head_name as "headName", household.village, helper.person as helper
    from household_helper as helper
    join household on household.county = helper.county and household.id = helper.household and household.ended_at is null
    where ${inRegions(scope, 'household.county', 'household.village')} and household.village = any(${[...villages]}::text[]) and ${holdsOn('helper', today)}
    order by household.village, household.number, helper.id`.execute(database)
  return rows
}

/** Households of a scope by id, held until the transaction ends: nobody hands one over twice at once. */
export async function lockHouseholds(transaction: Transaction<DB>, scope: Scope, ids: readonly string[]): Promise<Map<string, { id: string; number: string; village: string }>> {
  const { rows } = await sql<{ id: string; number: string; village: string }>`
    select household.id, household.number, household.village from household
    where household.id = any(${[...ids]}::uuid[]) and household.ended_at is null and ${inRegions(scope, 'household.county', 'household.village')}
    order by household.id for update`.execute(transaction)
  return new Map(rows.map((row) => [row.id, row]))
}
