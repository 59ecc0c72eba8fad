import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { Commitment, CommitmentFilter, DecisionFilter, DecisionRow, DecisionStanding, MeetingCounts, MeetingFilter, MeetingRow } from '@lookback/core/meetings'
import { commitmentCounts, decisionCounts } from '@lookback/core/meetings'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { commitmentWaits, decisionWaits } from './queues.queries.ts'
import { isReadIn } from './readings.queries.ts'
import { readerOf } from './reader.ts'
import { concerns, seesCommitment, seesDecision } from './scope.queries.ts'

interface Page {
  after: readonly string[] | null
  limit: number
}

const isOverdue = (today: Day) => sql`(decision.state = 'open' and decision.due_on < ${today})`

/** The meetings that concern somebody, the latest first. */
export async function listMeetingRows(database: Kysely<DB>, holder: WorkHolder, { kind, state }: MeetingFilter, today: Day, { after, limit }: Page): Promise<{ rows: MeetingRow[]; total: number }> {
  const reader = readerOf(holder)
  const [day = '', id = ''] = after ?? []
  const conditions = [concerns(reader), kind && sql`meeting.kind = ${kind}`, state && sql`meeting.state = ${state}`].filter((condition) => typeof condition === 'object')
  const source = sql`from meeting where ${sql.join(conditions, sql` and `)}`
  const decided = (where: RawBuilder<unknown>) => sql`(select count(*)::integer from meeting_decision as decision
    where decision.county = meeting.county and decision.meeting = meeting.id and ${seesDecision(reader)} and ${where})`
  const promised = (where: RawBuilder<unknown>) => sql`(select count(*)::integer from meeting_commitment as commitment
    where commitment.county = meeting.county and commitment.meeting = meeting.id and ${seesCommitment(reader)} and ${where})`
  const { rows } = await sql<MeetingRow>`
    select meeting.id, meeting.number, meeting.kind_name as "kindName", meeting.title, meeting.day, meeting.starts_at as "startsAt", meeting.place, meeting.state,
      ${decided(sql`true`)} as decisions, ${decided(sql`decision.state = 'closed'`)} as closed, ${decided(sql`(meeting.state = 'issued' and ${isOverdue(today)})`)} as overdue,
      ${promised(sql`true`)} as commitments, ${promised(sql`commitment.state = 'kept'`)} as kept, ${promised(sql`commitment.state = 'missed'`)} as missed
    ${source} and ${after ? sql`(meeting.day, meeting.id) < (${day}::date, ${id}::uuid)` : sql`true`} order by meeting.day desc, meeting.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** The condition of each standing; figures and list go by the same. */
function standsAs(standing: DecisionStanding, today: Day): RawBuilder<unknown> {
  return standing === 'overdue' ? isOverdue(today) : sql`decision.state = ${standing}`
}

/** What is owed begins when the minutes are issued. */
function decisionSource(holder: WorkHolder, { standing, unit, meeting, about, queue }: DecisionFilter, today: Day): RawBuilder<unknown> {
  const conditions = [
    sql`decision.county = ${holder.county}`, sql`meeting.state = 'issued'`, seesDecision(readerOf(holder)),
    standing && standsAs(standing, today),
    unit && sql`(decision.lead = ${unit} or exists (select 1 from jsonb_array_elements(decision.co) as party where party ->> 'unit' = ${unit}))`,
    meeting && sql`decision.meeting = ${meeting}`,
    about && sql`decision.about ->> 'id' = ${about}`,
    queue && decisionWaits(queue, holder),
  ].filter((condition) => typeof condition === 'object')
  return sql`from meeting_decision as decision join meeting on meeting.county = decision.county and meeting.id = decision.meeting where ${sql.join(conditions, sql` and `)}`
}

const unitName = (code: RawBuilder<unknown>) => sql`(select unit.name from unit where unit.county = meeting.county and unit.code = ${code})`

/** What meetings decided, as far as it concerns somebody; what is due first first. */
export async function listDecisionRows(database: Kysely<DB>, holder: WorkHolder, filter: DecisionFilter, today: Day, { after, limit }: Page): Promise<{ rows: DecisionRow[]; total: number }> {
  const [dueOn = '', id = ''] = after ?? []
  const source = decisionSource(holder, filter, today)
  const { rows } = await sql<DecisionRow>`
    select decision.id, decision.ordinal, decision.text, decision.due_on as "dueOn", decision.closed_on as "closedOn", decision.extension_asked as "extensionAsked", decision.urged,
      decision.meeting, meeting.number as "meetingNumber", ${unitName(sql`decision.lead`)} as "leadName", decision.state, ${isOverdue(today)} as "isOverdue",
      cardinality(decision.endorsed) as agreed,
      array(select unit.name from jsonb_array_elements(decision.co) as party join unit on unit.county = decision.county and unit.code = party ->> 'unit' order by unit.name) as "coNames"
    ${source} and ${after ? sql`(decision.due_on, decision.id) > (${dueOn}::date, ${id}::uuid)` : sql`true`} order by decision.due_on, decision.id limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

function commitmentSource(holder: WorkHolder, { state, unit, meeting, queue }: CommitmentFilter): RawBuilder<unknown> {
  const conditions = [
    sql`commitment.county = ${holder.county}`, sql`meeting.state = 'issued'`, seesCommitment(readerOf(holder)),
    state && sql`commitment.state = ${state}`, unit && sql`commitment.unit = ${unit}`, meeting && sql`commitment.meeting = ${meeting}`, queue && commitmentWaits(queue, holder),
  ].filter((condition) => typeof condition === 'object')
  return sql`from meeting_commitment as commitment join meeting on meeting.county = commitment.county and meeting.id = commitment.meeting where ${sql.join(conditions, sql` and `)}`
}

/** A commitment as a list tells it. */
export type ListedCommitment = Commitment & { unitName: string; meeting: string; meetingNumber: string; meetingDay: Day; readAt: string | null }

/** What units promised, as far as it concerns somebody; the latest first. */
export async function listCommitmentRows(database: Kysely<DB>, holder: WorkHolder, filter: CommitmentFilter, { after, limit }: Page): Promise<{ rows: ListedCommitment[]; total: number }> {
  const [day = '', id = ''] = after ?? []
  const source = commitmentSource(holder, filter)
  const { rows } = await sql<Omit<ListedCommitment, 'judgedAt'> & { judgedAt: Date | null }>`
    select commitment.id, commitment.ordinal, commitment.unit, commitment.region, commitment.speaker, commitment.text, commitment.promised, commitment.day, commitment.state,
      commitment.judged_at as "judgedAt", commitment.judged, ${unitName(sql`commitment.unit`)} as "unitName", commitment.meeting, meeting.number as "meetingNumber", meeting.day as "meetingDay",
      (select read.number from meeting_papers as papers join meeting as read on read.county = papers.county and read.id = papers.meeting
        where papers.county = commitment.county and ${isReadIn} order by papers.frozen_at limit 1) as "readAt"
    ${source} and ${after ? sql`(meeting.day, commitment.id) < (${day}::date, ${id}::uuid)` : sql`true`} order by meeting.day desc, commitment.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source}`.execute(database)
  return { rows: rows.map(({ judgedAt, ...row }) => ({ ...row, judgedAt: judgedAt?.toISOString() ?? null })), total: all.rows[0]?.total ?? 0 }
}

/** The figures, counted as their lists select. */
export async function countMeetingRows(database: Kysely<DB>, holder: WorkHolder, filter: { unit?: string | undefined }, today: Day): Promise<MeetingCounts> {
  const decided = Object.entries(decisionCounts).map(([name, { where }]) => sql`count(*) filter (where ${standsAs(where.standing, today)})::integer as ${sql.ref(name)}`)
  const promised = Object.entries(commitmentCounts).map(([name, { where }]) => sql`count(*) filter (where commitment.state = ${where.state})::integer as ${sql.ref(name)}`)
  const decisions = await sql<Record<keyof typeof decisionCounts, number>>`select ${sql.join(decided)} ${decisionSource(holder, filter, today)}`.execute(database)
  const commitments = await sql<Record<keyof typeof commitmentCounts, number>>`select ${sql.join(promised)} ${commitmentSource(holder, filter)}`.execute(database)
  const [ofDecisions] = decisions.rows
  const [ofCommitments] = commitments.rows
  if (!ofDecisions || !ofCommitments) throw new Error('nothing was counted')
  return { ...ofDecisions, ...ofCommitments }
}
