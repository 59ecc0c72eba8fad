import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { ProblemState } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'
import { analysed } from '../comparison/index.ts'
import { inItems, isWholeCounty } from '../database/scope.ts'
import { problemSource } from '../problems/index.ts'

/** Where the problems of a row lie and who answers for them. */
interface Part {
  region: string
  department: string
}

/** Problems that a round found, and the hard ones among them, by the list that they open. */
export function countFound(database: Database, scope: Scope, round: string): Promise<(Part & { found: number; hard: number })[]> {
  return inOneGo(database, scope, sql`
    select placed.region, problem.department, count(*) as found, count(*) filter (where problem.severity = 'hard') as hard
    ${problemSource(scope, { round })} group by 1, 2`)
}

/** How often the problems that lie within a scope today were found, once a round: as their list counts them. */
export function countFindings(database: Database, scope: Scope): Promise<(Part & { findings: number })[]> {
  return inOneGo(database, scope, sql`
    select region, department, count(*) as findings from (
      select distinct finding.round, finding.problem, listed.region, listed.department
      from (select problem.id, problem.region, problem.department ${problemSource(scope, {})}) as listed
      join finding on finding.county = ${scope.county} and finding.problem = listed.id) as found group by 1, 2`)
}

/** Problems by state. */
export function countStates(database: Database, scope: Scope): Promise<(Part & { state: ProblemState; count: number })[]> {
  return inOneGo(database, scope, sql`
    select problem.region, problem.department, problem.state, count(*) as count from problem
    where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} group by 1, 2, 3`)
}

async function inOneGo<Row>(database: Database, scope: Scope, query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return isWholeCounty(scope) ? analysed(database, query) : (await query.execute(database)).rows
}
