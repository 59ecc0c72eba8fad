import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { HouseCount, HouseFilter } from '@lookback/core/indicators'
import { houseCounts } from '@lookback/core/indicators'
import { openStates } from '@lookback/core/problems'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { isReal } from '../problems/index.ts'
import { inCounted } from './scope.queries.ts'

interface HouseRow {
  id: string
  number: string
  headName: string
  village: string
  registered: string | null
  problem: 'open' | 'closed' | null
  isUnsafe: boolean
}

/** Households of a scope as `house`, each with what the register and the visits say of it. */
function houses(scope: Scope, { item, region }: HouseFilter, unsafeGrades: readonly string[]): RawBuilder<unknown> {
  const grade = sql`upper(btrim(coalesce(household.attributes ->> 'houseGrade', '')))`
  const registered = sql`case when ${grade} = any(${[...unsafeGrades]}::text[]) then ${grade}
    when household.attributes ->> 'dangerousHouse' = 'true' then 'yes' end`
  const found = item === undefined ? sql`select null::uuid as subject, false as "isOpen", false as "wasClosed" where false` : sql`
    select problem.subject, bool_or(problem.state = any(${[...openStates]}::text[])) as "isOpen",
      bool_or(problem.state = 'closed') as "wasClosed"
    from problem where problem.county = ${scope.county} and problem.item = ${item} and ${isReal}
      and ${region === undefined ? sql`true` : within('problem.region', region)}
    group by 1`
  return sql`(
    select told.*, coalesce(told."isOpen", false) or (told.registered is not null and not coalesce(told."wasClosed", false)) as "isUnsafe"
    from (
      select household.id, household.number, household.head_name as "headName", household.village, ${registered} as registered,
        found."isOpen", found."wasClosed",
        case when found."isOpen" then 'open' when found."wasClosed" then 'closed' end as problem
      from household left join (${found}) as found on found.subject = household.id
      where household.county = ${scope.county} and household.ended_at is null
        and ${inCounted(scope, 'household.village', 'unsafe-houses')}
        and ${region === undefined ? sql`true` : within('household.village', region)}) as told) as house`
}

function narrowedHouses({ house }: HouseFilter): RawBuilder<unknown> {
  return house === undefined ? sql`true` : house === 'unsafe' ? sql`house."isUnsafe"` : sql`not house."isUnsafe"`
}

/**
 * @param unsafeGrades how the register writes the grades that the county holds for unsafe (`unsafeGradesWritten`)
 * @param page `after` is the village and the number of the last row seen
 */
export async function listHouses(
  database: Kysely<DB>, scope: Scope, filter: HouseFilter, unsafeGrades: readonly string[], page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: HouseRow[]; total: number }> {
  const [village = '', number = ''] = page.after ?? []
  const after = page.after ? sql`(house.village, house.number) > (${village}, ${number})` : sql`true`
  const from = houses(scope, filter, unsafeGrades)
  const { rows } = await sql<HouseRow>`
    select house.id, house.number, house."headName", house.village, house.registered, house.problem, house."isUnsafe"
    from ${from} where ${narrowedHouses(filter)} and ${after} order by house.village, house.number limit ${page.limit}`.execute(database)
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${narrowedHouses(filter)}`.execute(database)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** The figures of houses, village by village. */
export async function countHouses(
  database: Kysely<DB>, scope: Scope, filter: HouseFilter, unsafeGrades: readonly string[],
): Promise<({ village: string } & Record<HouseCount, number>)[]> {
  const counted = Object.entries(houseCounts).map(([name, { where }]) => sql`count(*) filter (where ${narrowedHouses(where)}) as ${sql.ref(name)}`)
  const { rows } = await sql<{ village: string } & Record<HouseCount, number>>`
    select house.village, ${sql.join(counted)} from ${houses(scope, filter, unsafeGrades)} group by 1`.execute(database)
  return rows
}
