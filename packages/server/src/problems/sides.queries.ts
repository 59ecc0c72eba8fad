import { sql } from 'kysely'
import { Tier } from '@lookback/core/kernel'
import type { Problem, ProblemSide } from '@lookback/core/problems'
import { VisitOutcome } from '@lookback/core/rounds'
import type { Database } from '../database/connect.ts'

interface SideRow extends Omit<ProblemSide, 'tier' | 'outcome' | 'observation' | 'visitedAt'> {
  tier: string
  outcome: string
  found: boolean
  assessed: boolean
  applies: boolean
  visitedAt: Date
}

/** What every visit to the household said about the problem's item, in the order of rounds: who saw it, who did not. */
export async function listSides(database: Database, county: string, { subject, item }: Problem): Promise<ProblemSide[]> {
  const { rows } = await sql<SideRow>`
    select visit.id as visit, round.id as round, round.name as "roundName", round.tier,
      person.name as "inspectorName", coalesce(visit.ended_at, visit.started_at, visit.received_at) as "visitedAt",
      visit.outcome, finding.item is not null as found, finding.note,
      coalesce(substring(visit.assessed from check_item.position for 1) = B'1', false) as assessed,
      coalesce(substring(visit.applicable from check_item.position for 1) = B'1', false) as applies,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', name, 'mediaType', media_type) order by name)
        from attachment where attachment.county = visit.county and attachment.visit = visit.id), '[]') as attachments
    from standing_visit as visit
    join round on round.county = visit.county and round.id = visit.round
    join form on form.county = round.county and form.id = round.form and form.version = round.form_version
    join person on person.county = visit.county and person.id = visit.inspector
    left join check_item on check_item.county = form.county and check_item.standard = form.standard
      and check_item.code = ${item}
    left join finding on finding.county = visit.county and finding.visit = visit.id and finding.item = ${item}
    where visit.county = ${county} and visit.subject = ${subject}
    order by round.ordinal, visit.received_at, visit.id`.execute(database)
  return rows.map(({ found, assessed, applies, ...row }) => ({
    ...row,
    tier: Tier.parse(row.tier),
    outcome: VisitOutcome.parse(row.outcome),
    observation: found ? 'problem' : assessed ? 'ok' : applies ? 'not-assessed' : 'not-applicable',
    visitedAt: row.visitedAt.toISOString(),
  }))
}
