import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DrawnOutcome } from '@lookback/core/revisits'
import type { Day } from '@lookback/core/kernel'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { says } from '../problems/index.ts'

/** A household as it was drawn once, with what became of its problems. */
export interface DrawnHousehold {
  village: string
  dueOn: Day
  outcomes: DrawnOutcome[]
}

/**
 * The drawn households within a scope. What became of a problem is the first entry after its draw that says so: a
 * revisit, or that it was opened again in another way, which is not holding.
 */
export async function listDrawnHouseholds(database: Kysely<DB>, scope: Scope): Promise<DrawnHousehold[]> {
  const { rows } = await sql<DrawnHousehold>`
    select problem.region as village, min(drawn.payload ->> 'dueOn') as "dueOn", jsonb_agg(case
      when outcome.payload is null then null
      when (outcome.payload ->> 'held')::boolean then 'held'
      else 'failed' end) as outcomes
    from log_entry as drawn
    join problem on problem.county = drawn.county and problem.id = drawn.problem
    left join lateral (
      select later.payload from log_entry as later
      where later.county = drawn.county and later.problem = drawn.problem and later.sequence > drawn.sequence
        and ${says('later.kind', 'revisit-outcome')}
      order by later.sequence limit 1) as outcome on true
    where ${says('drawn.kind', 'revisit-draw')}
      and ${inItems(scope, 'drawn.county', 'problem.region', 'problem.department')}
    group by problem.region, problem.subject, drawn.payload ->> 'draw'`.execute(database)
  return rows
}
