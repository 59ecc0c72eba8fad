import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Count, Day } from '@lookback/core/kernel'
import { coverageCounts } from '@lookback/core/rounds'
import type { Database } from '../database/connect.ts'
import { dayIn } from '../database/dated.ts'
import { inHouseholds } from '../database/scope.ts'
import { householdsAsIn, narrowedHouseholds } from '../register/index.ts'

/** Households village by village. */
export async function countHouseholdsByVillage(database: Database, scope: Scope): Promise<{ village: string; count: number }[]> {
  const { rows } = await sql<{ village: string; count: number }>`
    select household.village, count(*) as count ${householdsOf(database, scope, {})} group by 1`.execute(database)
  return rows
}

export async function countHouseholds(database: Database, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${householdsOf(database, scope, {})}`.execute(database)
  return rows[0]?.count ?? 0
}

/** Households that a round covers, those of them that it has seen, those in which it found something, and those that are gone. */
export interface Coverage {
  due: number
  visited: number
  troubled: number
  gone: number
}

/** What a round covers, village by village, counted by the filters of the lists that the figures open. */
export async function countCoverage(database: Database, scope: Scope, round: string): Promise<(Coverage & { village: string })[]> {
  // One reading of the households for all of them.
  const counted = ({ where }: Pick<Count, 'where'>) => sql`count(*) filter (where ${narrowedHouseholds(database, scope.county, { round, ...where })})`
  const { rows } = await sql<Coverage & { village: string }>`
    select household.village, ${counted(coverageCounts.due)} as due,
      ${counted(coverageCounts.visited)} as visited, ${counted(coverageCounts.gone)} as gone, ${counted(coverageCounts.troubled)} as troubled
    ${householdsOf(database, scope, { round })} group by 1 order by 1`.execute(database)
  return rows
}

/** How many households a round has seen for the first time on each day, of those that it counts as visited. */
export async function listSeenByDay(database: Database, scope: Scope, round: string, region: string): Promise<{ day: Day; amount: number }[]> {
  const { rows } = await sql<{ day: Day; amount: number }>`
    select ${dayIn('seen.first_at')} as day, count(*) as amount from (
      select (select min(visit.received_at) from standing_visit as visit
        where visit.county = household.county and visit.round = ${round} and visit.subject = household.id and visit.seen) as first_at
      ${householdsOf(database, scope, { round, region, ...coverageCounts.visited.where })}) as seen
    group by 1 order by 1`.execute(database)
  return rows
}

/** What some rounds cover within a scope. */
export async function coverageOf(database: Database, scope: Scope, rounds: readonly { id: string }[]): Promise<Map<string, Coverage>> {
  return new Map(await Promise.all(rounds.map(async ({ id }) => {
    const villages = await countCoverage(database, scope, id)
    const sum = (which: keyof Coverage) => villages.reduce((before, row) => before + row[which], 0)
    return [id, { due: sum('due'), visited: sum('visited'), gone: sum('gone'), troubled: sum('troubled') }] as const
  })))
}

function householdsOf(database: Database, scope: Scope, filter: Parameters<typeof narrowedHouseholds>[2]): RawBuilder<unknown> {
  return sql`from ${householdsAsIn(scope, filter)} where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
    and ${narrowedHouseholds(database, scope.county, filter)}`
}
