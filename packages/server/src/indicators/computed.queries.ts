import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { MemberFilter, Milestone } from '@lookback/core/indicators'
import { memberCounts } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { boardCounts } from '@lookback/core/problems'
import { dayIn } from '../database/dated.ts'
import { inItems, within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { isReal, narrowed, selectionOf } from '../problems/index.ts'
import { inCounted } from './scope.queries.ts'

/** What a village has of something, done and in all. */
export interface CountedVillage {
  village: string
  done: number
  whole: number
}

const insurance = sql`btrim(coalesce(member.attributes ->> 'medicalInsurance', ''))`

function narrowedMembers({ region, insured }: MemberFilter, uninsured: readonly string[]): RawBuilder<unknown> {
  const isUninsured = sql`${insurance} = any(${['', ...uninsured]}::text[])`
  return sql`${region === undefined ? sql`true` : within('household.village', region)}
    and ${insured === undefined ? sql`true` : insured === 'no' ? isUninsured : sql`not ${isUninsured}`}`
}

function membersOf(scope: Scope): RawBuilder<unknown> {
  return sql`from member join household on household.county = member.county and household.id = member.household
    where member.county = ${scope.county} and household.ended_at is null and ${inCounted(scope, 'household.village', 'insured')}`
}

/** @param uninsured what the county writes for no insurance; an empty cell is none either */
export async function listMembers(
  database: Kysely<DB>, scope: Scope, filter: MemberFilter, uninsured: readonly string[], page: { after: readonly string[] | null; limit: number },
) {
  const [village = '', number = '', id = ''] = page.after ?? []
  const after = page.after ? sql`(household.village, household.number, member.id) > (${village}, ${number}, ${id}::uuid)` : sql`true`
  const { rows } = await sql<{ id: string; name: string; household: string; householdNumber: string; village: string; insurance: string }>`
    select member.id, member.name, member.household, household.number as "householdNumber", household.village, ${insurance} as insurance
    ${membersOf(scope)} and ${narrowedMembers(filter, uninsured)} and ${after}
    order by household.village, household.number, member.id limit ${page.limit}`.execute(database)
  const counted = await sql<{ total: number }>`
    select count(*) as total ${membersOf(scope)} and ${narrowedMembers(filter, uninsured)}`.execute(database)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** The figures of members, village by village. */
export async function countMembers(
  database: Kysely<DB>, scope: Scope, region: string | undefined, uninsured: readonly string[],
): Promise<({ village: string } & Record<keyof typeof memberCounts, number>)[]> {
  const counted = Object.entries(memberCounts).map(([name, { where }]) =>
    sql`count(*) filter (where ${narrowedMembers(where, uninsured)}) as ${sql.ref(name)}`)
  const { rows } = await sql<{ village: string } & Record<keyof typeof memberCounts, number>>`
    select household.village, ${sql.join(counted)} ${membersOf(scope)} and ${narrowedMembers({ region }, uninsured)} group by 1`.execute(database)
  return rows
}

type Narrowed = (where: (typeof boardCounts)[keyof typeof boardCounts]['where']) => RawBuilder<unknown>

/** Problems closed, of those found, village by village: the board's figures, of one item or of all. */
export function countClosed(database: Kysely<DB>, scope: Scope, item: string | null, region: string | undefined, today: Day): Promise<CountedVillage[]> {
  return countProblems(database, scope, { item, region, today }, (those) => ({ done: those(boardCounts.closed.where), whole: those(boardCounts.found.where) }))
}

/** Problems that came back, of those that were ever closed, likewise. */
export function countCameBack(database: Kysely<DB>, scope: Scope, item: string | null, region: string | undefined, today: Day): Promise<CountedVillage[]> {
  return countProblems(database, scope, { item, region, today }, (those) => {
    const cameBack = those(boardCounts.cameBack.where)
    return { done: cameBack, whole: sql`(${those(boardCounts.closed.where)} or ${cameBack})` }
  })
}

/** How many problems were closed on each day, of those that are closed now. */
export async function listClosedByDay(database: Kysely<DB>, scope: Scope, item: string | null, region: string): Promise<Milestone[]> {
  const { rows } = await sql<Milestone>`
    select ${dayIn('problem.closed_at')} as day, count(*) as amount from problem
    where ${thoseOf(scope, item, region)} and problem.state = 'closed' and problem.closed_at is not null
    group by 1 order by 1`.execute(database)
  return rows
}

/** Problems of a scope, of one item or of all. */
function thoseOf(scope: Scope, item: string | null, region: string | undefined): RawBuilder<unknown> {
  return sql`${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and ${isReal}
    and ${item === null ? sql`true` : sql`problem.item = ${item}`}
    and ${region === undefined ? sql`true` : within('problem.region', region)}`
}

async function countProblems(
  database: Kysely<DB>, scope: Scope, { item, region, today }: { item: string | null; region: string | undefined; today: Day },
  count: (those: Narrowed) => { done: RawBuilder<unknown>; whole: RawBuilder<unknown> },
): Promise<CountedVillage[]> {
  const { done, whole } = count((where) => narrowed(selectionOf(where, today)))
  const { rows } = await sql<CountedVillage>`
    select problem.region as village, count(*) filter (where ${done}) as done, count(*) filter (where ${whole}) as whole
    from problem
    where ${thoseOf(scope, item, region)}
    group by 1`.execute(database)
  return rows
}

/** The households of a village by number. */
export async function listHouseholds(database: Kysely<DB>, county: string, numbers: readonly string[]): Promise<Map<string, { id: string; village: string }>> {
  if (numbers.length === 0) return new Map()
  const rows = await database.selectFrom('household').select(['id', 'number', 'village']).where('county', '=', county)
    .where(sql<boolean>`number = any(${[...new Set(numbers)]}::text[])`).execute()
  return new Map(rows.map((row) => [row.number, row]))
}
