import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { GivenPortion, Portion } from '@lookback/core/assignments'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/**
 * What was given out, a row an inspector; a household counts to the village where it lies, and is given no more once it has
 * ended. A round that is over keeps what it was when it closed.
 */
const given: RawBuilder<unknown> = sql`(
  select county, round, village, villager_group as "group", null::uuid as household, null as head_name, null as number, inspector from round_assignment
  union all
  select given.county, given.round, coalesce(earlier.village, household.village), '', given.household, household.head_name, household.number, given.inspector
  from round_assignment_household as given
  join round on round.county = given.county and round.id = given.round
  join household on household.county = given.county and household.id = given.household
    and (household.ended_at is null or household.ended_at > round.closes_at)
  left join lateral (select village from household_before as former
    where former.county = given.county and former.household = given.household and former.until > round.closes_at
    order by former.until, former.version limit 1) as earlier on true)`

/** A portion with who was given it, and whose household it is where it is one. */
export interface GivenRow extends GivenPortion {
  headName: string | null
  number: string | null
}

/** What was given out of a round within a scope, the village first, then its groups and households. */
export async function listGiven(database: Kysely<DB>, scope: Scope, round: string): Promise<GivenRow[]> {
  const { rows } = await sql<GivenRow>`
    select village, "group", household, head_name as "headName", number, array_agg(inspector order by inspector) as inspectors
    from ${given} as given
    where round = ${round} and ${inRegions(scope, 'given.county', 'given.village')}
    group by village, "group", household, head_name, number
    order by village, household nulls first, "group"`.execute(database)
  return rows
}

/** What somebody was given, by round. */
export async function listGivenTo(database: Kysely<DB>, county: string, person: string): Promise<Map<string, Portion[]>> {
  const { rows } = await sql<Portion & { round: string }>`
    select round, village, "group", household from ${given} as given
    where county = ${county} and inspector = ${person}
    order by round, village, household nulls first, "group"`.execute(database)
  const byRound = new Map<string, Portion[]>()
  for (const { round, ...portion } of rows) byRound.set(round, [...(byRound.get(round) ?? []), portion])
  return byRound
}

/** A portion of a round with the names of those who check it. */
type NamedPortion = Portion & { round: string; people: { id: string; name: string }[] }

/** Who was given what of a scope in some rounds. */
export async function listGivenOut(database: Kysely<DB>, scope: Scope, rounds: readonly string[]): Promise<NamedPortion[]> {
  if (rounds.length === 0) return []
  const { rows } = await sql<NamedPortion>`
    select given.round, given.village, given."group", given.household,
      jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name) order by person.name, person.id) as people
    from ${given} as given
    join person on person.county = given.county and person.id = given.inspector
    where given.round = any(${[...rounds]}::uuid[]) and ${inRegions(scope, 'given.county', 'given.village')}
    group by given.round, given.village, given."group", given.household
    order by given.round, given.village, given.household nulls first, given."group"`.execute(database)
  return rows
}

/** Holds a round until the transaction ends, so that it is given out by one at a time. */
export async function lockRound(transaction: Transaction<DB>, county: string, round: string): Promise<void> {
  await transaction.selectFrom('round').select('id').where('county', '=', county).where('id', '=', round).forUpdate().execute()
}

/** Writes who checks some portions of a round from now on. */
export async function replaceGiven(transaction: Transaction<DB>, county: string, round: string, portions: readonly GivenPortion[]): Promise<void> {
  const households = portions.filter(({ household }) => household !== null)
  const areas = portions.filter(({ household }) => household === null)
  await sql`
    delete from round_assignment as given
    using jsonb_to_recordset(${JSON.stringify(areas)}::jsonb) as portion(village text, "group" text)
    where given.county = ${county} and given.round = ${round}
      and given.village = portion.village and given.villager_group = portion."group"`.execute(transaction)
  await transaction.deleteFrom('round_assignment_household')
    .where('county', '=', county).where('round', '=', round)
    .where('household', '=', sql<string>`any(${households.map(({ household }) => household)}::uuid[])`).execute()
  const inAreas = areas.flatMap(({ village, group, inspectors }) => inspectors.map((inspector) =>
    ({ county, round, village, villager_group: group, inspector })))
  const atHome = households.flatMap(({ household, inspectors }) => (household === null ? [] : inspectors.map((inspector) =>
    ({ county, round, household, inspector }))))
  if (inAreas.length > 0) await transaction.insertInto('round_assignment').values(inAreas).execute()
  if (atHome.length > 0) await transaction.insertInto('round_assignment_household').values(atHome).execute()
}
