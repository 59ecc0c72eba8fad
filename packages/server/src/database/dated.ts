import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { COUNTY_TIME_ZONE } from '@lookback/core/kernel'

/**
 * Whether a dated row (a post, who helps a household, a region) holds on a day: from its first day on, and before the
 * day on which it ended.
 * @param table the name or alias by which the query knows the table
 * @param day or an expression that tells it
 */
export function holdsOn(table: string, day: Day | RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(`${table}.valid_from`)} <= ${day} and ${endsAfter(table, day)})`
}

/** Whether a dated row holds on a day or on one to come. */
export function endsAfter(table: string, day: Day | RawBuilder<unknown>): RawBuilder<SqlBool> {
  const until = sql.ref(`${table}.valid_to`)
  return sql<SqlBool>`(${until} is null or ${until} > ${day})`
}

/** The instant at which a day begins in the county. */
export function beginOf(day: Day): RawBuilder<unknown> {
  return sql`(${day}::timestamp at time zone ${COUNTY_TIME_ZONE})`
}

/** The county's day of an instant, as `dayOf` of `core/kernel` says. */
export function dayIn(column: string): RawBuilder<Day> {
  return sql<Day>`(${sql.ref(column)} at time zone ${COUNTY_TIME_ZONE})::date`
}
