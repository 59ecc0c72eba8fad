import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { Decision, MeetingQueue } from '@lookback/core/meetings'
import type { Party } from '@lookback/core/places'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { seatsOf } from '../letters/index.ts'
import { manages } from './reader.ts'
import { commitmentOf, ofSeats } from './scope.queries.ts'

/** Decisions, known as `decision` beside their `meeting`, that wait for somebody in a queue. */
export function decisionWaits(queue: MeetingQueue, holder: WorkHolder): RawBuilder<unknown> {
  switch (queue) {
    case 'decisions-to-do':
      return sql`(meeting.state = 'issued' and decision.state = 'open' and ${ofSeats(seatsOf(holder, 'meetings:answer'))})`
    case 'decisions-to-endorse':
      return sql`(decision.state = 'reported' and ${holder.person} = any(decision.closers) and not ${holder.person} = any(decision.endorsed))`
    case 'decisions-to-extend':
      return manages(holder) ? sql`(decision.state = 'open' and decision.extension_asked is not null)` : sql`false`
    case 'commitments-to-keep':
      return sql`false`
  }
}

/** Commitments, known as `commitment` beside their `meeting`, that wait for somebody in a queue. */
export function commitmentWaits(queue: MeetingQueue, holder: WorkHolder): RawBuilder<unknown> {
  return queue === 'commitments-to-keep' ? sql`(meeting.state = 'issued' and commitment.state = 'waiting' and ${commitmentOf(seatsOf(holder, 'meetings:answer'))})` : sql`false`
}

export interface Waiting {
  count: number
  overdue: number
  dueSoon: number
}

/** How much waits for somebody in a queue. */
export async function countQueue(database: Kysely<DB>, queue: MeetingQueue, holder: WorkHolder, today: Day, yellowDays: number): Promise<Waiting> {
  const source = queue === 'commitments-to-keep'
    ? sql`select commitment.day as due from meeting_commitment as commitment join meeting on meeting.county = commitment.county and meeting.id = commitment.meeting
        where commitment.county = ${holder.county} and ${commitmentWaits(queue, holder)}`
    : sql`select decision.due_on as due from meeting_decision as decision join meeting on meeting.county = decision.county and meeting.id = decision.meeting
        where decision.county = ${holder.county} and ${decisionWaits(queue, holder)}`
  const { rows } = await sql<Waiting>`
    select count(*)::integer as count, count(*) filter (where due < ${today})::integer as overdue,
      count(*) filter (where due between ${today} and ${addDays(today, yellowDays)})::integer as "dueSoon"
    from (${source}) as waiting`.execute(database)
  return rows[0] ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** A decision that waits for anybody, or a commitment with its day. */
export interface Owed {
  decisions: (Pick<Decision, 'dueOn' | 'state' | 'closers' | 'endorsed' | 'extensionAsked'> & { parties: Party[] })[]
  commitments: (Party & { day: Day })[]
}

/** Everything of a county that waits for anybody, looked up once. */
export async function listOwed(database: Kysely<DB>, county: string): Promise<Owed> {
  const decisions = await sql<Owed['decisions'][number]>`
    select decision.due_on as "dueOn", decision.state, decision.closers, decision.endorsed, decision.extension_asked as "extensionAsked",
      jsonb_build_array(jsonb_build_object('unit', decision.lead, 'region', decision.lead_region)) || decision.co as parties
    from meeting_decision as decision join meeting on meeting.county = decision.county and meeting.id = decision.meeting
    where decision.county = ${county} and meeting.state = 'issued' and decision.state in ('open', 'reported')`.execute(database)
  const commitments = await sql<Owed['commitments'][number]>`
    select commitment.unit, commitment.region, commitment.day from meeting_commitment as commitment
    join meeting on meeting.county = commitment.county and meeting.id = commitment.meeting
    where commitment.county = ${county} and meeting.state = 'issued' and commitment.state = 'waiting'`.execute(database)
  return { decisions: decisions.rows, commitments: commitments.rows }
}
