import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { problemStates } from '@lookback/core/problems'
import type { ProblemState } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import { analysed } from '../comparison/index.ts'
import { inItems, isWholeCounty } from '../database/scope.ts'
import { problemSource } from '../problems/index.ts'

/** Problems that each round found, and the hard ones among them, by the lists that they open. */
export async function countFound(
  database: Database, scope: Scope, rounds: readonly { id: string }[],
): Promise<Map<string, { found: number; hard: number }>> {
  return new Map(await Promise.all(rounds.map(async ({ id }) => {
    const count = sql<{ found: number; hard: number }>`
      select count(*) as found, count(*) filter (where problem.severity = 'hard') as hard ${problemSource(scope, { round: id })}`
    const [counted] = isWholeCounty(scope) ? await analysed(database, count) : (await count.execute(database)).rows
    return [id, counted ?? { found: 0, hard: 0 }] as const
  })))
}

/** How often the problems that lie within a scope today were found, once a round: as their list counts them. */
export async function countFindings(database: Database, scope: Scope): Promise<number> {
  const { rows: [counted] } = await sql<{ count: number }>`
    select count(*) as count from (
      select distinct finding.round, finding.problem
      from (select problem.id ${problemSource(scope, {})}) as listed
      join finding on finding.county = ${scope.county} and finding.problem = listed.id) as found`.execute(database)
  return counted?.count ?? 0
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
