import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import type { Assignment } from './fold-helpers.ts'
import { endsAfter, holdsOn } from '../database/dated.ts'

/** A household with whoever helps it, helped it or will. */
export interface HelpedHousehold {
  id: string
  village: string
  assignments: Assignment[]
}

/**
 * The households of an area that somebody helps on a day or will help.
 * @param lock holds them until the transaction ends: nobody hands one over twice at once
 */
export async function listHelpedBy(
  database: Kysely<DB>, county: string, { person, region }: { person: string; region: string }, from: Day,
  { lock }: { lock: boolean },
): Promise<HelpedHousehold[]> {
  const { rows } = await sql<HelpedHousehold>`
    select household.id, household.village,
      (select jsonb_agg(jsonb_build_object('id', every.id, 'person', every.person, 'validFrom', every.valid_from,
          'validTo', every.valid_to) order by every.valid_from, every.id)
        from household_helper as every
        where every.county = household.county and every.household = household.id) as assignments
    from household
    where household.county = ${county} and ${within('household.village', region)}
      and exists (select 1 from household_helper as helper
        where helper.county = household.county and helper.household = household.id and helper.person = ${person}
          and ${endsAfter('helper', from)})
    order by household.id ${lock ? sql`for update of household` : sql``}`.execute(database)
  return rows
}

/** Whoever helps a household, helped it or will. */
export async function listAssignments(transaction: Transaction<DB>, county: string, household: string): Promise<Assignment[]> {
  const rows = await transaction
    .selectFrom('household_helper').select(['id', 'person', 'valid_from', 'valid_to'])
    .where('county', '=', county).where('household', '=', household).orderBy('valid_from').orderBy('id').execute()
  return rows.map(({ id, person, valid_from: validFrom, valid_to: validTo }) => ({ id, person, validFrom, validTo }))
}

/** The same of several households. */
export async function listAssignmentsOf(transaction: Transaction<DB>, county: string, households: readonly string[]): Promise<Map<string, Assignment[]>> {
  const rows = await transaction
    .selectFrom('household_helper').select(['household', 'id', 'person', 'valid_from', 'valid_to'])
    .where('county', '=', county).where('household', '=', sql<string>`any(${[...households]}::uuid[])`).orderBy('valid_from').orderBy('id').execute()
  const byHousehold = new Map<string, Assignment[]>()
  for (const { household, id, person, valid_from: validFrom, valid_to: validTo } of rows) {
    byHousehold.set(household, [...(byHousehold.get(household) ?? []), { id, person, validFrom, validTo }])
  }
  return byHousehold
}

/** Those of some people who hold a post as a helper on a day whose area a village lies in, and everybody's name. */
export async function listReaching(
  transaction: Transaction<DB>, county: string, people: readonly string[], village: string, day: Day,
): Promise<{ person: string; name: string; reaches: boolean }[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ person: string; name: string; reaches: boolean }>`
    select person.id as person, person.name, exists (
        select 1 from post where post.county = person.county and post.person = person.id and post.duty = 'helper'
          and starts_with(${village}, post.region) and ${holdsOn('post', day)}) as reaches
    from person where person.county = ${county} and person.id = any(${[...people]}::uuid[]) order by person.name, person.id`.execute(transaction)
  return rows
}

/** Writes who helps households, in place of what was there. */
export async function replaceAssignments(
  transaction: Transaction<DB>, county: string, households: readonly HelpedHousehold[],
): Promise<void> {
  const ids = households.map(({ id }) => id)
  const rows = households.flatMap(({ id: household, assignments }) => assignments.map((one) => ({ ...one, household })))
  await sql`delete from household_helper where county = ${county} and household = any(${ids}::uuid[])`.execute(transaction)
  await sql`
    insert into household_helper (county, id, household, person, valid_from, valid_to)
    select ${county}, id, household, person, "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, household uuid, person uuid, "validFrom" date, "validTo" date)`.execute(transaction)
}
