import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { within } from '../database/scope.ts'
import type { DutyReader } from './reader.ts'

/** Rows of a person, a unit that sent the person, and a village, as far as they concern somebody; `table` has these columns. */
export function concernsPost(table: string, { county, person, areas, units }: DutyReader): RawBuilder<SqlBool> {
  const at = (column: string) => sql.ref(`${table}.${column}`)
  if (areas.includes(county)) return sql<SqlBool>`${at('county')} = ${county}`
  const conditions = [sql`${at('person')} = ${person}`, sql`${at('unit')} = any(${[...units]}::text[])`, ...areas.map((area) => within(`${table}.village`, area))]
  return sql<SqlBool>`(${at('county')} = ${county} and (${sql.join(conditions, sql` or `)}))`
}

/** Checks, known as `checked`, in the own places, or of oneself, or of somebody whom the own unit sent. */
export function concernsCheck({ county, person, areas, units }: DutyReader): RawBuilder<SqlBool> {
  if (areas.includes(county)) return sql<SqlBool>`checked.county = ${county}`
  const conditions = [
    ...areas.map((area) => within('checked.village', area)),
    sql`exists (select 1 from duty_presence as own join post on post.county = own.county and post.id = own.post
      where own.county = checked.county and own.duty_check = checked.id and (post.person = ${person} or own.unit = any(${[...units]}::text[])))`,
  ]
  return sql<SqlBool>`(checked.county = ${county} and (${sql.join(conditions, sql` or `)}))`
}

/** Of those at a check, whom somebody may see; the presence is known as `seen`, its post as `post`. */
export function concernsPresence({ county, person, areas, units }: DutyReader): RawBuilder<SqlBool> {
  if (areas.includes(county)) return sql<SqlBool>`seen.county = ${county}`
  const conditions = [sql`post.person = ${person}`, sql`seen.unit = any(${[...units]}::text[])`, ...areas.map((area) => within('checked.village', area))]
  return sql<SqlBool>`(seen.county = ${county} and (${sql.join(conditions, sql` or `)}))`
}
