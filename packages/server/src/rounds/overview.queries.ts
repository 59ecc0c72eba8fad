import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { problemStates } from '@lookback/core/problems'
import type { ProblemState } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import { inHouseholds, inItems } from '../database/scope.ts'

export async function countHouseholds(database: Database, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from household
    where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}`.execute(database)
  return rows[0]?.count ?? 0
}

/** Households with a completed visit, by round. */
export async function countVisited(database: Database, scope: Scope): Promise<Map<string, number>> {
  const { rows } = await sql<{ round: string; count: number }>`
    select visit.round, count(distinct visit.subject) as count
    from visit join household on household.county = visit.county and household.id = visit.subject
    where visit.outcome = 'completed'
      and ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
    group by visit.round`.execute(database)
  return new Map(rows.map((row) => [row.round, row.count]))
}

/** Findings by round: each check item of each household once a round, however many visits found it. */
export async function countFindings(
  database: Database, scope: Scope,
): Promise<Map<string, { findings: number; hard: number }>> {
  const { rows } = await sql<{ round: string; findings: number; hard: number }>`
    with found as (select distinct finding.round, finding.subject, finding.item, item.severity
      from finding
      join household on household.county = finding.county and household.id = finding.subject
      join round on round.county = finding.county and round.id = finding.round
      join form on form.county = round.county and form.id = round.form and form.version = round.form_version
      join check_item as item
        on item.county = form.county and item.standard = form.standard and item.code = finding.item
      where ${inItems(scope, 'household.county', 'household.village', 'item.department')})
    select round, count(*) as findings, count(*) filter (where severity = 'hard') as hard from found group by round
  `.execute(database)
  return new Map(rows.map((row) => [row.round, { findings: row.findings, hard: row.hard }]))
}

/** Problems by state, every state present. */
export async function countStates(database: Database, scope: Scope): Promise<Record<ProblemState, number>> {
  const { rows } = await sql<{ state: ProblemState; count: number }>`
    select problem.state, count(*) as count from problem
    join household on household.county = problem.county and household.id = problem.subject
    where ${inItems(scope, 'household.county', 'household.village', 'problem.department')}
    group by problem.state`.execute(database)
  const none = Object.fromEntries(problemStates.map((state) => [state, 0])) as Record<ProblemState, number>
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}
