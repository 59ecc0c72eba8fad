import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { HeldPost, Scope } from '@lookback/core/access'
import type { GivenVillage, VillageToGiveOut } from '@lookback/core/assignments'
import { heldPost } from '@lookback/core/capabilities'
import type { Day } from '@lookback/core/kernel'
import { Role } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** The villages of a scope, with how many households, and who was given each in a round. */
export async function listVillages(database: Kysely<DB>, scope: Scope, round: string, today: Day): Promise<VillageToGiveOut[]> {
  const { rows } = await sql<VillageToGiveOut>`
    select region.code as village, region.name, coalesce(township.name, '') as township,
      (select count(*)::int from household where household.county = region.county and household.village = region.code) as households,
      array(select inspector from round_assignment as given
        where given.county = region.county and given.round = ${round} and given.village = region.code order by inspector) as inspectors
    from region
    left join region as township on township.county = region.county and township.code = region.parent
    where region.level = 'village' and ${holdsOn('region', today)} and ${inRegions(scope, 'region.county', 'region.code')}
    order by region.code`.execute(database)
  return rows
}

/** Somebody with the posts held today. */
export interface Inspector {
  id: string
  name: string
  unitName: string
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
    .orderBy('person.name').orderBy('person.id').orderBy('post.id')
    .execute()
  const byPerson = new Map<string, Inspector>()
  for (const { id, name, unitName, role, region, department } of rows) {
    const before = byPerson.get(id)
    const posts = [...(before?.posts ?? []), heldPost({ role: Role.parse(role), region, department })]
    byPerson.set(id, { id, name, unitName: before?.unitName ?? unitName, posts })
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

/** Holds a round until the transaction ends, so that it is given out by one at a time. */
export async function lockRound(transaction: Transaction<DB>, county: string, round: string): Promise<void> {
  await transaction.selectFrom('round').select('id').where('county', '=', county).where('id', '=', round).forUpdate().execute()
}

export async function replaceGiven(transaction: Transaction<DB>, county: string, round: string, villages: readonly GivenVillage[]): Promise<void> {
  await transaction
    .deleteFrom('round_assignment').where('county', '=', county).where('round', '=', round)
    .where('village', 'in', villages.map(({ village }) => village)).execute()
  const rows = villages.flatMap(({ village, inspectors }) => inspectors.map((inspector) => ({ county, round, village, inspector })))
  if (rows.length > 0) await transaction.insertInto('round_assignment').values(rows).execute()
}

/** The villages that somebody was given, by round. */
export async function listGivenTo(database: Kysely<DB>, county: string, person: string): Promise<Map<string, string[]>> {
  const rows = await database
    .selectFrom('round_assignment').select(['round', 'village'])
    .where('county', '=', county).where('inspector', '=', person).orderBy('village').execute()
  const byRound = new Map<string, string[]>()
  for (const { round, village } of rows) byRound.set(round, [...(byRound.get(round) ?? []), village])
  return byRound
}

/** Who was given the villages of a scope in some rounds, by name. */
export async function listGivenOut(
  database: Kysely<DB>, scope: Scope, rounds: readonly string[],
): Promise<{ round: string; village: string; people: { id: string; name: string }[] }[]> {
  const { rows } = await sql<{ round: string; village: string; people: { id: string; name: string }[] }>`
    select given.round, given.village, jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.name, person.id) as people
    from round_assignment as given
    join person on person.county = given.county and person.id = given.inspector
    where given.round = any(${[...rounds]}::uuid[]) and ${inRegions(scope, 'given.county', 'given.village')}
    group by given.round, given.village
    order by given.round, given.village`.execute(database)
  return rows
}
