import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { holdsOn } from '../database/dated.ts'

/**
 * Refuses a change after which there would be a day, today or later, on which nobody is administrator who can sign in.
 * Whoever has a one-time password only does not count: it may never be used.
 * @throws {Refusal} `last-administrator`
 */
export async function keepAnAdministrator(database: Kysely<DB>, county: string, now: Date): Promise<void> {
  const today = dayOf(now)
  const { rows } = await sql`
    with administrator as (
      select post.valid_from, post.valid_to from post
      join account on account.county = post.county and account.person = post.person
      where post.county = ${county} and post.role = 'administrator'
        and account.disabled_at is null and account.one_time_until is null),
    turn as (
      select ${today}::date as day union select valid_to from administrator where valid_to > ${today})
    select 1 from turn where not exists (
      select 1 from administrator where ${holdsOn('administrator', sql`turn.day`)})`.execute(database)
  if (rows.length > 0) throw new Refusal('last-administrator')
}
