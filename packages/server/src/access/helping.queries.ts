import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Identifier } from '@lookback/core/identifier'
import { derivedIdentifier } from '@lookback/core/identifier'
import type { Day } from '@lookback/core/time'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** Whose households in which area are meant. */
interface Helper {
  county: string
  person: string
  region: string
}

/** A household that somebody helps on a day or later. */
export interface Assignment {
  id: string
  household: string
  village: string
  validFrom: Day
  validTo: Day | null
}

/** Households of an area that somebody helps on a day or will help, locked until the transaction ends where it is one. */
export async function listAssignments(
  database: Kysely<DB>, { county, person, region }: Helper, from: Day, { lock }: { lock: boolean },
): Promise<Assignment[]> {
  const { rows } = await sql<Assignment>`
    select helper.id, helper.household, household.village, helper.valid_from as "validFrom", helper.valid_to as "validTo"
    from household_helper as helper
    join household on household.county = helper.county and household.id = helper.household
    where helper.county = ${county} and helper.person = ${person} and (helper.valid_to is null or helper.valid_to > ${from})
      and ${within('household.village', region)}
    order by helper.household, helper.id ${lock ? sql`for update of household` : sql``}`.execute(database)
  return rows
}

/** Ends what somebody helps on a day; what would begin later is taken away. */
export async function endAssignments(
  transaction: Transaction<DB>, county: string, assignments: readonly Assignment[], on: Day,
): Promise<void> {
  const ids = assignments.map(({ id }) => id)
  await sql`
    delete from household_helper where county = ${county} and id = any(${ids}::uuid[]) and valid_from >= ${on}`
    .execute(transaction)
  await sql`
    update household_helper set valid_to = ${on} where county = ${county} and id = any(${ids}::uuid[])`.execute(transaction)
}

/** Gives somebody the households from a day on; who helps one already is not given it twice. */
export async function beginAssignments(
  transaction: Transaction<DB>, { county, person }: Omit<Helper, 'region'>, assignments: readonly Assignment[], on: Day,
  request: Identifier,
): Promise<void> {
  const rows = assignments.map(({ id, household, validFrom, validTo }) => ({
    id: derivedIdentifier(request, id), household, from: validFrom > on ? validFrom : on, to: validTo,
  }))
  await sql`
    insert into household_helper (county, id, household, person, valid_from, valid_to)
    select ${county}, id, household, ${person}::uuid, "from", "to"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, household uuid, "from" date, "to" date)
    where not exists (select 1 from household_helper as helper
      where helper.county = ${county} and helper.household = row.household and helper.person = ${person}
        and helper.valid_from <= row."from" and (helper.valid_to is null or helper.valid_to > row."from"))`.execute(transaction)
}
