import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { HeldPost, Scope } from '@lookback/core/access'
import { heldPost } from '@lookback/core/capabilities'
import type { Day } from '@lookback/core/kernel'
import { Role } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { narrowedHouseholds } from '../register/index.ts'

/** A village with how many households a round covers there, by villager group; a group without a name is empty. */
export interface VillageCovered {
  village: string
  name: string
  township: string
  households: number
  groups: { group: string; households: number }[]
}

/** The villages of a scope that a round covers. */
export async function listVillages(database: Kysely<DB>, scope: Scope, round: string, today: Day): Promise<VillageCovered[]> {
  const { rows } = await sql<VillageCovered>`
    with covered as (
      select household.village, coalesce(household.attributes ->> 'villagerGroup', '') as "group", count(*)::int as households
      from household
      where ${inRegions(scope, 'household.county', 'household.village')} and household.ended_at is null
        and ${narrowedHouseholds(database, scope.county, { round })}
      group by 1, 2)
    select region.code as village, region.name, coalesce(township.name, '') as township,
      coalesce(sum(covered.households), 0)::int as households,
      coalesce(jsonb_agg(jsonb_build_object('group', "group", 'households', covered.households) order by "group")
        filter (where "group" <> ''), '[]') as groups
    from region
    left join region as township on township.county = region.county and township.code = region.parent
    left join covered on covered.village = region.code
    where region.level = 'village' and ${holdsOn('region', today)} and ${inRegions(scope, 'region.county', 'region.code')}
    group by region.code, region.name, township.name
    order by region.code`.execute(database)
  return rows
}

/** Which of some households a round covers within a scope, with the village where they lie. */
export async function findCovered(database: Kysely<DB>, scope: Scope, round: string, households: readonly string[]): Promise<Map<string, string>> {
  if (households.length === 0) return new Map()
  const { rows } = await sql<{ id: string; village: string }>`
    select household.id, household.village from household
    where household.id = any(${[...households]}::uuid[]) and household.ended_at is null
      and ${inRegions(scope, 'household.county', 'household.village')} and ${narrowedHouseholds(database, scope.county, { round })}`.execute(database)
  return new Map(rows.map(({ id, village }) => [id, village]))
}

/** Households of a scope by number. */
export async function findNumbered(database: Kysely<DB>, scope: Scope, numbers: readonly string[]): Promise<Map<string, { id: string; village: string }>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<{ number: string; id: string; village: string }>`
    select number, id, village from household
    where number = any(${[...numbers]}::text[]) and ended_at is null and ${inRegions(scope, 'household.county', 'household.village')}`.execute(database)
  return new Map(rows.map(({ number, ...row }) => [number, row]))
}

/** Somebody with the posts held today. */
export interface Inspector {
  id: string
  name: string
  /** The first of those where they hold a post. */
  unitName: string
  unitNames: readonly string[]
  posts: readonly HeldPost[]
}

/** Everybody who can sign in, with the posts held on a day. */
export async function listStaff(database: Kysely<DB>, county: string, today: Day): Promise<Inspector[]> {
  const rows = await database
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .innerJoin('account', (join) => join.onRef('account.county', '=', 'post.county').onRef('account.person', '=', 'post.person'))
    .select(['person.id', 'person.name', 'unit.name as unitName', 'post.role', 'post.region', 'post.department'])
    .where('post.county', '=', county).where('account.disabled_at', 'is', null)
    .where(holdsOn('post', today))
    .orderBy('person.name').orderBy('person.id').orderBy('unit.code').orderBy('post.id')
    .execute()
  const byPerson = new Map<string, Inspector>()
  for (const { id, name, unitName, role, region, department } of rows) {
    const before = byPerson.get(id)
    const posts = [...(before?.posts ?? []), heldPost({ role: Role.parse(role), region, department })]
    byPerson.set(id, { id, name, unitName: before?.unitName ?? unitName, unitNames: [...(before?.unitNames ?? []), unitName], posts })
  }
  return [...byPerson.values()]
}

/** Who has visited in a village in another round, by village. */
export async function listEarlierInspectors(database: Kysely<DB>, county: string, round: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ village: string; inspectors: string[] }>`
    select village, array_agg(distinct inspector) as inspectors from standing_visit as visit
    where visit.county = ${county} and visit.round <> ${round}
    group by village`.execute(database)
  return new Map(rows.map(({ village, inspectors }) => [village, inspectors]))
}
