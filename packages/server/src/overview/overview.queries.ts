import { inRounds } from '../rounds/coverage.queries.ts'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { problemStates } from '@lookback/core/problems'
import type { ProblemState } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import { analysed } from '../comparison/comparison.queries.ts'
import { inAreas, inItems, isWholeCounty } from '../database/scope.ts'

/** Findings by round: each check item of each household once a round, however many visits found it. */
export async function countFindings(
  database: Database, scope: Scope,
): Promise<Map<string, { findings: number; hard: number }>> {
  const near = isWholeCounty(scope) ? sql`true` : sql`${inRounds(scope)} and subject = any (array(select id from area))`
  const rows = await analysed(database, sql<{ round: string; findings: number; hard: number }>`
    with area as materialized (select county, id, village from household
        where ${inAreas(scope, 'household.county', 'household.village')}),
    found as (select distinct round, subject, item from finding where county = ${scope.county} and ${near}),
    listed as (select round.id as round, item.code, item.severity, item.department
      from round
      join form on form.county = round.county and form.id = round.form and form.version = round.form_version
      join check_item as item on item.county = form.county and item.standard = form.standard
      where round.county = ${scope.county})
    select found.round, count(*) as findings, count(*) filter (where listed.severity = 'hard') as hard
    from found
    join listed on listed.round = found.round and listed.code = found.item
    join area on area.id = found.subject
    where ${inItems(scope, 'area.county', 'area.village', 'listed.department')}
    group by found.round`)
  return new Map(rows.map((row) => [row.round, { findings: row.findings, hard: row.hard }]))
}

/** Problems by state, every state present. */
export async function countStates(database: Database, scope: Scope): Promise<Record<ProblemState, number>> {
  const { rows } = await sql<{ state: ProblemState; count: number }>`
    select problem.state, count(*) as count from problem
    where ${inItems(scope, 'problem.county', 'problem.village', 'problem.department')}
    group by problem.state`.execute(database)
  const none = Object.fromEntries(problemStates.map((state) => [state, 0])) as Record<ProblemState, number>
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}
