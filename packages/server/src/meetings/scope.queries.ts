import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Party } from '@lookback/core/places'
import type { MeetingReader } from './reader.ts'

/** Decisions of units that somebody sits in, known as `decision`: led, or worked with. */
export function ofSeats(seats: readonly Party[]): RawBuilder<SqlBool> {
  return any(seats.flatMap(({ unit, region }) => [
    sql`(decision.lead = ${unit} and decision.lead_region = ${region})`, sql`decision.co @> ${JSON.stringify([{ unit, region }])}::jsonb`,
  ]))
}

/** Decisions that somebody sees, known as `decision` beside `meeting`; the office those of meetings that have no minutes yet, too. */
export function seesDecision(reader: MeetingReader): RawBuilder<SqlBool> {
  if (reader.seesAll) return sql<SqlBool>`true`
  return sql<SqlBool>`(meeting.state = 'issued' and (${ofSeats(reader.seats)} or ${reader.person} = any(decision.closers)))`
}

/** Commitments that somebody sees, known as `commitment` beside `meeting`: the own. */
export function seesCommitment(reader: MeetingReader): RawBuilder<SqlBool> {
  return reader.seesAll ? sql<SqlBool>`true` : sql<SqlBool>`(meeting.state = 'issued' and ${commitmentOf(reader.seats)})`
}

export function commitmentOf(seats: readonly Party[]): RawBuilder<SqlBool> {
  return any(seats.map(({ unit, region }) => sql`(commitment.unit = ${unit} and commitment.region = ${region})`))
}

/** Meetings that concern somebody, known as `meeting`: those to which the own unit is to come, or that have decided or taken down something of it. */
export function concerns(reader: MeetingReader): RawBuilder<SqlBool> {
  const { county, seats } = reader
  if (reader.seesAll) return sql<SqlBool>`meeting.county = ${county}`
  const invited = seats.map(({ unit, region }) => sql`(${unit} = any(meeting.units)
    and exists (select 1 from unit where unit.county = meeting.county and unit.code = ${unit} and unit.region = ${region}))`)
  return sql<SqlBool>`(meeting.county = ${county} and (${any(invited)}
    or exists (select 1 from meeting_decision as decision where decision.county = meeting.county and decision.meeting = meeting.id and ${seesDecision(reader)})
    or exists (select 1 from meeting_commitment as commitment where commitment.county = meeting.county and commitment.meeting = meeting.id and ${seesCommitment(reader)})))`
}

export function any(conditions: readonly RawBuilder<unknown>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
