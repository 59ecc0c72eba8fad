import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { isReadIn } from './readings.queries.ts'

/**
 * What meetings gave to units by a day, done when the lead reported it done; and what units promised for it. A promise that was kept was
 * done when its day ended; one that was not is carried over until it has been read out at a meeting.
 */
export async function listDayMatters(database: Kysely<DB>, scope: Scope, { day, since }: { day: Day; since: Date }): Promise<DayMatter[]> {
  const { county } = scope
  const department = sql`case when unit.kind = 'department' then unit.code else '' end`
  const { rows } = await sql<Omit<DayMatter, 'doneAt'> & { doneAt: Date | null }>`
    select * from (
      select decision.county, 'decision-to-do' as kind, decision.id, decision.id as about, decision.lead as unit, decision.lead_region as region, ${department} as department,
        meeting.number || ' ' || left(decision.text, 80) as label, decision.due_on as "dueOn", decision.reported_at as "doneAt"
      from meeting_decision as decision join meeting on meeting.county = decision.county and meeting.id = decision.meeting
      join unit on unit.county = decision.county and unit.code = decision.lead
      where decision.county = ${county} and meeting.state = 'issued' and decision.state <> 'for-information'
      union all
      select commitment.county, 'commitment-due', commitment.id, commitment.meeting, commitment.unit, commitment.region, ${department},
        meeting.number || ' ' || left(commitment.text, 80), commitment.day,
        case commitment.state when 'waiting' then null when 'kept' then (commitment.day + 1)::timestamp at time zone 'Asia/Shanghai' - interval '1 second'
          else (select min(papers.frozen_at) from meeting_papers as papers where papers.county = commitment.county and ${isReadIn}) end
      from meeting_commitment as commitment join meeting on meeting.county = commitment.county and meeting.id = commitment.meeting
      join unit on unit.county = commitment.county and unit.code = commitment.unit
      where commitment.county = ${county} and meeting.state = 'issued' and commitment.state <> 'uncheckable') as owed
    where ${inItems(scope, 'owed.county', 'owed.region', 'owed.department')}
      and (owed."dueOn" = ${day} or (owed."dueOn" < ${day} and (owed."doneAt" is null or owed."doneAt" >= ${since})))`.execute(database)
  return rows.map(({ kind, id, about, unit, region, department: own, label, dueOn, doneAt }) => ({ kind, id, about, unit, region, department: own, label, dueOn, doneAt: doneAt?.toISOString() ?? null }))
}
