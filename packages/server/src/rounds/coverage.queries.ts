import type { RawBuilder } from 'kysely'
import { inHouseholds, isWholeCounty } from '../database/scope.ts'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
export async function countHouseholds(database: Database, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from household
    where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}`.execute(database)
  return rows[0]?.count ?? 0
}

/** Households drawn, by round that covers a sample. */
export async function countDrawn(database: Database, scope: Scope): Promise<Map<string, number>> {
  const { rows } = await sql<{ round: string; count: number }>`
    select drawn.round, count(*) as count from round_sample as drawn
    join household on household.county = drawn.county and household.id = drawn.subject
    where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
    group by drawn.round`.execute(database)
  return new Map(rows.map((row) => [row.round, row.count]))
}

/** Households with a completed visit, by round. */
export async function countVisited(database: Database, scope: Scope): Promise<Map<string, number>> {
  const everyone = isWholeCounty(scope) && scope.grants.every(({ department }) => department === null)
  const near = everyone ? sql`true` : sql`${inRounds(scope)} and subject = any (array(select id from area))`
  const { rows } = await sql<{ round: string; count: number }>`
    with area as materialized (select id from household
      where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')})
    select round, count(distinct subject) as count from visit
    where county = ${scope.county} and outcome = 'completed' and ${near} group by round`.execute(database)
  return new Map(rows.map((row) => [row.round, row.count]))
}

/** The county's rounds named one by one, so that each one's part of an index is read for some households only. */
export function inRounds({ county }: Scope): RawBuilder<unknown> {
  return sql`round = any (array(select id from round where county = ${county}))`
}
