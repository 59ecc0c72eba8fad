import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { BoardBy, BoardRow, LeaderChecks } from '@lookback/core/boards'
import type { BoardStage, ProblemState } from '@lookback/core/problems'
import { boardStages, milestones, openStates, stageStates, statesFrom } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { inItems, within } from '../database/scope.ts'
import { hasMeasure, isCounted, stageSpans } from '../problems/figures.queries.ts'
import { holdsOn } from '../database/dated.ts'
import { townshipIn } from '../database/region.ts'

/** One row's numbers of a stage. */
interface StageNumbers {
  done: number
  medianDays: number | null
  waiting: number
  medianWaitingDays: number | null
}

/** The numbers of one row; the key is null in the total. */
export interface CountedRow extends Record<BoardStage, StageNumbers>, Record<Exclude<keyof BoardRow, 'key' | 'name' | 'stages'>, number> {
  key: string | null
}

const keys: Readonly<Record<BoardBy, RawBuilder<unknown>>> = {
  township: townshipIn('household.village'),
  village: sql`household.village`,
  department: sql`problem.department`,
}

/** The problems of a board with the key of their row. */
function source(scope: Scope, by: BoardBy, region: string | undefined): RawBuilder<unknown> {
  return sql`
    select ${keys[by]} as key, problem.*, ${hasMeasure('policy')} as has_policy, ${hasMeasure('own-drive')} as has_own_drive
    from problem
    join household on household.county = problem.county and household.id = problem.subject
    where ${inItems(scope, 'problem.county', 'household.village', 'problem.department')} and ${isCounted}
      and ${region === undefined ? sql`true` : within('household.village', region)}`
}

/** Counts and pace, row by row and in total, in one reading of the problems. */
export async function countBoard(
  database: Database, scope: Scope, by: BoardBy, region: string | undefined, now: Date,
): Promise<CountedRow[]> {
  const inStates = (states: readonly ProblemState[]) => sql`state in (${sql.join(states.map((state) => sql.lit(state)))})`
  const reached = milestones.map((milestone) =>
    sql`count(*) filter (where ${inStates(statesFrom(milestone))}) as ${sql.ref(milestone)}`)
  const { rows } = await sql<CountedRow>`
    select key, ${sql.join(reached)},
      count(*) filter (where ${inStates(openStates)} and due_on < ${dayOf(now)}) as overdue,
      coalesce(sum(returns), 0) as returned,
      coalesce(sum(false_reports), 0) as "falseReports", coalesce(sum(spell - 1), 0) as "cameBack",
      count(*) filter (where has_policy) as "policyMeasures", count(*) filter (where has_own_drive) as "ownDriveMeasures",
      ${sql.join(boardStages.map((stage) => stageNumbers(stage, now)))}
    from (${source(scope, by, region)}) as problem
    group by grouping sets ((key), ()) order by key`.execute(database)
  return rows
}

function stageNumbers(stage: BoardStage, now: Date): RawBuilder<unknown> {
  const { from, to } = stageSpans[stage]
  const waits = sql`problem.state = ${sql.lit(stageStates[stage])}`
  return sql`jsonb_build_object(
      'done', count(${to}),
      'medianDays', ${medianDays(sql`extract(epoch from ${to} - ${from})`)},
      'waiting', count(*) filter (where ${waits}),
      'medianWaitingDays', ${medianDays(sql`extract(epoch from ${now}::timestamptz - ${from})`)}
        filter (where ${waits})) as ${sql.ref(stage)}`
}

/** Days with their fraction; what is null is not there for a median. */
function medianDays(seconds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`percentile_cont(0.5) within group (order by (${seconds})::double precision / 86400)`
}

/** Who took problems in hand in person, and the leaders in charge of places in the scope who have not yet. */
export async function listLeaderChecks(
  database: Database, scope: Scope, region: string | undefined, now: Date,
): Promise<LeaderChecks[]> {
  const today = dayOf(now)
  const inRegion = (column: string) => (region === undefined ? sql`true` : within(column, region))
  const places = scope.grants.map((grant) => within('post.region', grant.region))
  const { rows } = await sql<LeaderChecks>`
    with checked as (
      select entry.actor as person, entry.problem, entry.payload ->> 'how' as how, entry.payload ->> 'title' as title,
        entry.sequence
      from log_entry as entry
      join problem on problem.county = entry.county and problem.id = entry.problem
      join household on household.county = problem.county and household.id = problem.subject
      where entry.kind = 'problem-leader-checked' and entry.actor is not null
        and ${inItems(scope, 'entry.county', 'household.village', 'problem.department')} and ${isCounted}
        and ${inRegion('household.village')}),
    counted as (
      select person, (array_agg(title order by sequence desc))[1] as title,
        count(*) filter (where how = 'verified') as verified, count(*) filter (where how = 'led') as led,
        count(*) filter (where how = 'supervised') as supervised, count(distinct problem) as problems
      from checked group by person),
    in_charge as (
      select post.person, (array_agg(post.title order by post.id))[1] as title from post
      where post.county = ${scope.county} and post.duty = 'leader-in-charge'
        and ${holdsOn('post', today)}
        and (${places.length > 0 ? sql.join(places, sql` or `) : sql`false`}) and ${inRegion('post.region')}
      group by post.person)
    select person, person.name, coalesce(counted.title, in_charge.title) as title,
      coalesce(verified, 0) as verified, coalesce(led, 0) as led, coalesce(supervised, 0) as supervised,
      coalesce(problems, 0) as problems
    from counted full join in_charge using (person)
    join person on person.county = ${scope.county} and person.id = person
    order by coalesce(problems, 0) desc, person.name, person.id`.execute(database)
  return rows
}
