import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/**
 * The problems that units had to rectify by a day. A unit has done its part when it reports; what is returned to it is to be
 * done again.
 */
export async function listDayProblems(database: Kysely<DB>, scope: Scope, { day, since }: { day: Day; since: Date }): Promise<DayMatter[]> {
  const { rows } = await sql<Omit<DayMatter, 'doneAt'> & { doneAt: Date | null }>`
    select 'problem-to-rectify' as kind, problem.id, problem.id as about, problem.unit, problem.region, problem.department,
      problem.number || ' ' || problem.wording as label, problem.due_on as "dueOn", matter.done_at as "doneAt"
    from listed_problem as problem
    cross join lateral (select case when problem.state in ('reported', 'reviewed', 'closed')
      then coalesce(problem.reported_at, problem.closed_at) end as done_at) as matter
    where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')}
      and problem.state in ('dispatched', 'acknowledged', 'reported', 'reviewed', 'closed') and problem.unit is not null
      and (problem.due_on = ${day} or (problem.due_on < ${day} and (matter.done_at is null or matter.done_at >= ${since})))`.execute(database)
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }))
}
