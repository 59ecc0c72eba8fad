import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { ProblemState } from '@lookback/core/problems'
import { Severity } from '@lookback/core/checklists'
import { VisitOutcome } from '@lookback/core/rounds'
import type { HouseholdProblem, HouseholdVisit, VisitObservation } from '@lookback/core/household-file'
import { besideEachOther } from '@lookback/core/sync'
import type { Database } from '../database/connect.ts'
import { inHouseholds, inItems } from '../database/scope.ts'

interface VisitRow extends Omit<HouseholdVisit, 'startedAt' | 'receivedAt' | 'observations' | 'outcome' | 'again'> {
  outcome: string
  startedAt: Date | null
  receivedAt: Date
}

/** The visits to a household with what each said about every check item that the scope covers, in order. */
export async function listHouseholdVisits(database: Database, scope: Scope, household: string): Promise<HouseholdVisit[]> {
  const [{ rows }, observations] = await Promise.all([
    sql<VisitRow>`
      select visit.id, visit.round, round.name as "roundName", visit.outcome, person.name as "inspectorName",
        visit.started_at as "startedAt", visit.received_at as "receivedAt", visit.come_again_on as "comeAgainOn",
        coalesce(entry.payload ->> 'outsideScope' = 'true', false) as "outsideScope",
        coalesce((
          select jsonb_agg(jsonb_build_object('name', name, 'mediaType', media_type, 'bytes', bytes, 'role', case when let_go_in is null then role end) order by name)
          from attachment where attachment.county = visit.county and attachment.visit = visit.id), '[]') as attachments
      from standing_visit as visit
      join round on round.county = visit.county and round.id = visit.round
      join person on person.county = visit.county and person.id = visit.inspector
      left join log_entry as entry on entry.county = visit.county and entry.id = visit.id
      where visit.subject = ${household} and ${inHouseholds(scope, 'visit.county', 'visit.village', 'visit.subject')}
      order by round.ordinal, visit.received_at, entry.sequence`.execute(database),
    listObservations(database, scope, household),
  ])
  const again = new Set(besideEachOther(rows.map(({ id, round, outcome }) =>
    ({ id, round, subject: household, outcome: VisitOutcome.parse(outcome) }))).map(({ id }) => id))
  return rows.map((row) => ({
    ...row,
    outcome: VisitOutcome.parse(row.outcome),
    again: again.has(row.id),
    startedAt: row.startedAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    observations: observations.get(row.id) ?? [],
  }))
}

interface ObservationRow extends Omit<VisitObservation, 'severity' | 'observation'> {
  visit: string
  severity: string
  found: boolean
  assessed: boolean
  applies: boolean
}

async function listObservations(
  database: Database, scope: Scope, household: string,
): Promise<Map<string, VisitObservation[]>> {
  const { rows } = await sql<ObservationRow>`
    select visit.id as visit, item.code as item, item.wording, item.dimension, item.severity,
      finding.item is not null as found, substring(visit.assessed from item.position for 1) = B'1' as assessed,
      substring(visit.applicable from item.position for 1) = B'1' as applies,
      finding.note
    from standing_visit as visit
    join round on round.county = visit.county and round.id = visit.round
    join form on form.county = round.county and form.id = round.form and form.version = round.form_version
    join check_item as item on item.county = form.county and item.standard = form.standard
    left join finding on finding.county = visit.county and finding.visit = visit.id and finding.item = item.code
    where visit.subject = ${household} and ${inItems(scope, 'visit.county', 'visit.village', 'item.department')}
    order by visit.id, item.position`.execute(database)
  const byVisit = new Map<string, VisitObservation[]>()
  for (const { visit, found, assessed, applies, severity, ...row } of rows) {
    const observation = found ? 'problem' : assessed ? 'ok' : applies ? 'not-assessed' : 'not-applicable'
    byVisit.set(visit, [...(byVisit.get(visit) ?? []), { ...row, severity: Severity.parse(severity), observation }])
  }
  return byVisit
}

interface ProblemRow extends Omit<HouseholdProblem, 'foundAt' | 'state' | 'severity'> {
  state: string
  severity: string
  foundAt: Date
}

/** The problems of a household that the scope covers, in catalogue order. */
export async function listHouseholdProblems(
  database: Database, scope: Scope, household: string,
): Promise<HouseholdProblem[]> {
  const { rows } = await sql<ProblemRow>`
    select problem.id, problem.item, problem.wording, problem.dimension, problem.severity, problem.state, problem.spell,
      problem.found_at as "foundAt"
    from listed_problem as problem
    where problem.subject = ${household}
      and ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')}
    order by problem.item_position, problem.id`.execute(database)
  return rows.map((row) => ({
    ...row,
    state: ProblemState.parse(row.state),
    severity: Severity.parse(row.severity),
    foundAt: row.foundAt.toISOString(),
  }))
}
