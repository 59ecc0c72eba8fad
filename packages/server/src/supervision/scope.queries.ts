import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { within } from '../database/scope.ts'
import type { ListReader } from './reader.ts'

/**
 * What on the list concerns somebody, of a query that knows it as `listing`: in the own places, or a place that they lie in; the own
 * department; where the own unit stands or goes to; what one leads in person.
 */
export function concerns(reader: ListReader): RawBuilder<SqlBool> {
  const { county, person, areas, departments, units } = reader
  if (seesAll(reader)) return sql<SqlBool>`listing.county = ${county}`
  const conditions = [
    sql`listing.lead = ${person}`,
    ...areas.map((area) => sql`(listing.kind <> 'department' and (${within('listing.region', area)} or starts_with(${area}, listing.region)))`),
    sql`(listing.kind = 'department' and listing.code = any(${[...departments]}::text[]))`,
    sql`listing.team = any(${[...units]}::text[])`,
    sql`exists (select 1 from supervision_check as own where own.county = listing.county and own.listing = listing.id and own.team = any(${[...units]}::text[]))`,
  ]
  return sql<SqlBool>`(listing.county = ${county} and (${sql.join(conditions, sql` or `)}))`
}

/** Whether somebody looks after the whole county, and sees all that is on the list. */
export function seesAll({ county, areas }: ListReader): boolean {
  return areas.includes(county)
}

/** Whether what is listed is somebody's own department or place, or a place that it lies in; looking after the whole county is no such place. */
export function isOwn({ county, areas, departments }: ListReader): RawBuilder<SqlBool> {
  const places = areas.filter((area) => area !== county).map((area) => sql`starts_with(${area}, listing.region)`)
  return sql<SqlBool>`((listing.kind = 'department' and listing.code = any(${[...departments]}::text[]))
    or (listing.kind in ('township', 'village') and (${places.length === 0 ? sql`false` : sql.join(places, sql` or `)})))`
}
