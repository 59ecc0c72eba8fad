import { inRounds } from '../rounds/index.ts'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { problemStates } from '@lookback/core/problems'
import type { ProblemState } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import { analysed } from '../comparison/index.ts'
import { inAreas, inItems, isWholeCounty } from '../database/scope.ts'
import { problemSource } from '../problems/index.ts'

/** Problems that each round found, and the hard ones among them, by the problems that their lists hold. */
export async function countFound(
  database: Database, scope: Scope,
): Promise<Map<string, { found: number; hard: number }>> {
  const near = isWholeCounty(scope) ? sql`true` : sql`${inRounds(scope)} and subject = any (array(select id from area))`
  const rows = await analysed(database, sql<{ round: string; found: number; hard: number }>`
    with area as materialized (select id from household where ${inAreas(scope, 'household.county', 'household.village')}),
    found as (select distinct round, problem from finding where county = ${scope.county} and ${near}),
    listed as (select problem.id, problem.severity ${problemSource(scope, {})})
    select found.round, count(*) as found, count(*) filter (where listed.severity = 'hard') as hard
    from found join listed on listed.id = found.problem
    group by found.round`)
  return new Map(rows.map(({ round, ...counts }) => [round, counts]))
}

/** Problems by state, every state present. */
export async function countStates(database: Database, scope: Scope): Promise<Record<ProblemState, number>> {
  const { rows } = await sql<{ state: ProblemState; count: number }>`
    select problem.state, count(*) as count from problem
    where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')}
    group by problem.state`.execute(database)
  const none = Object.fromEntries(problemStates.map((state) => [state, 0])) as Record<ProblemState, number>
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}
