import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Party } from '@lookback/core/places'
import type { WaitSide } from '@lookback/core/shared-work'
import type { SharedReader } from './reader.ts'

/** What is shared and concerns somebody, known as `matter`: the own unit leads it or works with it. */
export function concerns({ county, seesAll, seats }: SharedReader): RawBuilder<SqlBool> {
  if (seesAll) return sql<SqlBool>`matter.county = ${county}`
  return sql<SqlBool>`(matter.county = ${county} and ${any(seats.flatMap(({ unit, region }) => [
    sql`(matter.lead = ${unit} and matter.lead_region = ${region})`, sql`matter.co @> ${JSON.stringify([{ unit, region }])}::jsonb`,
  ]))})`
}

/** The waits, known as `wait`, on one side of some units. */
export function onSide(side: WaitSide, seats: readonly Party[]): RawBuilder<SqlBool> {
  return any(seats.map(({ unit, region }) => (side === 'for-us'
    ? sql`(wait.waited_on = ${unit} and wait.waited_on_region = ${region})` : sql`(wait.waiting = ${unit} and wait.waiting_region = ${region})`)))
}

function any(conditions: readonly RawBuilder<unknown>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
