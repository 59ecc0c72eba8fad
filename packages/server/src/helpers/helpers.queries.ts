import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { compact, tidyName } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { endsAfter, holdsOn } from '../database/dated.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openPhone } from '../kit/sealed-phone.ts'

/** A household with those who help it today. */
export interface HelpedHousehold {
  id: string
  number: string
  headName: string
  village: string
  helpers: string[]
}

/** Somebody who holds a post as a helper today. */
export interface HelperPost {
  person: string
  name: string
  phone: string | null
  unitName: string
}

export interface Assignment {
  id: string
  household: string
  person: string
  /** Whether somebody helped before, and hands over. */
  endsBefore: boolean
}

/** Households by number within a scope. `lock` holds them until the transaction ends: nobody hands one over twice at once. */
export async function listHelped(
  database: Kysely<DB>, scope: Scope, numbers: readonly string[], today: Day, { lock }: { lock: boolean },
): Promise<Map<string, HelpedHousehold>> {
  const { rows } = await sql<HelpedHousehold>`
    select household.id, household.number, household.head_name as "headName", household.village,
      array(select helper.person from household_helper as helper
        where helper.county = household.county and helper.household = household.id
          and ${holdsOn('helper', today)}
        order by helper.id) as helpers
    from household
    where household.number = any(${[...new Set(numbers)]}::text[]) and household.ended_at is null
      and ${inRegions(scope, 'household.county', 'household.village')}
    order by household.id ${lock ? sql`for update` : sql``}`.execute(database)
  return new Map(rows.map((row) => [row.number, row]))
}

/** Who holds a post as a helper today, by name without spaces. */
export async function listHelperPosts(database: Kysely<DB>, county: string, today: Day): Promise<Map<string, HelperPost[]>> {
  const rows = await database
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .select(['post.person', 'person.name', 'person.sealed_phone', 'unit.name as unitName'])
    .where('post.county', '=', county).where('post.duty', '=', 'helper')
    .where(holdsOn('post', today))
    .execute()
  const posts = new Map<string, HelperPost[]>()
  const keys = keysOf(database)
  for (const { sealed_phone: sealed, ...row } of rows) {
    const name = plainName(row.name)
    posts.set(name, [...(posts.get(name) ?? []), { ...row, phone: openPhone(keys, 'person', county, row.person, sealed) }])
  }
  return posts
}

/** A unit with those who hold a post in it today. */
export interface UnitStaff {
  code: string
  name: string
  staff: { person: string; name: string; hasAccount: boolean }[]
}

/** The county's units by name without spaces. */
export async function listUnitStaff(database: Kysely<DB>, county: string, today: Day): Promise<Map<string, UnitStaff>> {
  const { rows } = await sql<UnitStaff>`
    select unit.code, unit.name, coalesce(jsonb_agg(distinct jsonb_build_object('person', person.id, 'name', person.name,
        'hasAccount', exists (select 1 from account where account.county = person.county and account.person = person.id)))
      filter (where person.id is not null), '[]') as staff
    from unit
    left join post on post.county = unit.county and post.unit = unit.code
      and ${holdsOn('post', today)}
    left join person on person.county = post.county and person.id = post.person
    where unit.county = ${county}
    group by unit.code, unit.name`.execute(database)
  return new Map(rows.map((row) => [
    plainName(row.name), { ...row, staff: row.staff.map((one) => ({ ...one, name: plainName(one.name) })) },
  ]))
}

/** As names are compared: without spaces, full-width forms as plain ones. */
export function plainName(name: string): string {
  return compact(tidyName(name))
}

/** Ends what was until today and begins what is from today on. What began today is replaced: it has no day to be in force. */
export async function saveAssignments(
  transaction: Transaction<DB>, county: string, assignments: readonly Assignment[], today: Day,
): Promise<void> {
  if (assignments.length === 0) return
  const households = assignments.filter(({ endsBefore }) => endsBefore).map(({ household }) => household)
  await sql`
    delete from household_helper
    where county = ${county} and household = any(${households}::uuid[]) and valid_from = ${today}`.execute(transaction)
  await sql`
    update household_helper set valid_to = ${today}
    where county = ${county} and household = any(${households}::uuid[]) and valid_from < ${today}
      and ${endsAfter('household_helper', today)}`.execute(transaction)
  await sql`
    insert into household_helper (county, id, household, person, valid_from)
    select ${county}, id, household, person, ${today}::date
    from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as assignment (id uuid, household uuid, person uuid)
  `.execute(transaction)
}
