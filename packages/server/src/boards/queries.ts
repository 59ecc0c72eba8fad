import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { BoardBy, LeaderChecks } from '@lookback/core/boards'
import type { BoardCount, BoardStage, ChangeCount, ProblemFilter } from '@lookback/core/problems'
import { boardCounts, boardStages, changeCounts } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { holdsOn } from '../database/dated.ts'
import { townshipIn } from '../database/region.ts'
import { inItems, within } from '../database/scope.ts'
import { isReal, narrowed, says, selectionOf, stageSpans, timesOf } from '../problems/index.ts'

/** How long a stage takes: of those that are through it, and of those that still wait. */
interface StageDays {
  medianDays: number | null
  medianWaitingDays: number | null
}

/** The numbers of one row; the key is null in the total. */
export interface CountedRow extends Record<BoardCount | ChangeCount, number>, Record<BoardStage, StageDays> {
  key: string | null
}

const keys: Readonly<Record<BoardBy, RawBuilder<unknown>>> = {
  township: townshipIn('problem.region'),
  village: sql`problem.region`,
  department: sql`problem.department`,
  item: sql`problem.item`,
}

/** What is asked of a board. */
export interface BoardAsked {
  by: BoardBy
  region?: string | undefined
  since: Day
}

/** The problems of a board with the key of their row. */
function source(scope: Scope, by: BoardBy, region: string | undefined): RawBuilder<unknown> {
  return sql`
    select ${keys[by]} as key, problem.*
    from problem
    where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and ${isReal}
      and ${region === undefined ? sql`true` : within('problem.region', region)}`
}

/** Counts and pace, row by row and in total, in one reading of the problems. */
export async function countBoard(
  database: Database, scope: Scope, { by, region, since }: BoardAsked, now: Date,
): Promise<CountedRow[]> {
  const filters: [string, ProblemFilter][] = [
    ...Object.entries(boardCounts).map(([name, { where }]): [string, ProblemFilter] => [name, where]),
    ...Object.entries(changeCounts).map(([name, { where }]): [string, ProblemFilter] => [name, { ...where, since }]),
  ]
  const counts = filters.map(([name, filter]) => sql`${counted(filter, now)} as ${sql.ref(name)}`)
  const { rows } = await sql<CountedRow>`
    select key, ${sql.join(counts)}, ${sql.join(boardStages.map((stage) => stageDays(stage, now)))}
    from (${source(scope, by, region)}) as problem
    group by grouping sets ((key), ()) order by key`.execute(database)
  return rows
}

/** What a filter leaves, counted as its list counts it. */
function counted(where: ProblemFilter, now: Date): RawBuilder<unknown> {
  const times = timesOf(where)
  const condition = narrowed(selectionOf(where, dayOf(now)))
  return times
    ? sql`coalesce(sum(${times}) filter (where ${condition}), 0)`
    : sql`count(*) filter (where ${condition})`
}

function stageDays(stage: BoardStage, now: Date): RawBuilder<unknown> {
  const { from, to } = stageSpans[stage]
  const those = (name: BoardCount) => narrowed(selectionOf(boardCounts[name].where, dayOf(now)))
  return sql`jsonb_build_object(
      'medianDays', ${medianDays(sql`extract(epoch from ${to} - ${from})`)} filter (where ${those(`${stage}-done`)}),
      'medianWaitingDays', ${medianDays(sql`extract(epoch from ${now}::timestamptz - ${from})`)}
        filter (where ${those(`${stage}-waiting`)})) as ${sql.ref(stage)}`
}

/**
 * Days with their fraction; what is null is not there for a median. What was done on a phone whose clock is behind may stand before what it
 * followed: it took no time, and never less than none.
 */
function medianDays(seconds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`percentile_cont(0.5) within group (order by case when (${seconds}) < 0 then 0 else (${seconds})::double precision / 86400 end)`
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
        where ${says('entry.kind', 'leader-check')} and entry.actor is not null
        and ${inItems(scope, 'entry.county', 'problem.region', 'problem.department')} and ${isReal}
        and ${inRegion('problem.region')}),
    counted as (
      select person, (array_agg(title order by sequence desc))[1] as title,
        count(*) filter (where how = 'verified') as verified, count(*) filter (where how = 'led') as led,
        count(*) filter (where how = 'supervised') as supervised, count(distinct problem) as taken
      from checked group by person),
    in_charge as (
      select post.person, (array_agg(post.title order by post.id))[1] as title from post
      where post.county = ${scope.county} and post.duty = 'leader-in-charge'
        and ${holdsOn('post', today)}
        and (${places.length > 0 ? sql.join(places, sql` or `) : sql`false`}) and ${inRegion('post.region')}
      group by post.person)
    select person, person.name, coalesce(counted.title, in_charge.title) as title,
      coalesce(verified, 0) as verified, coalesce(led, 0) as led, coalesce(supervised, 0) as supervised,
      coalesce(taken, 0) as taken
    from counted full join in_charge using (person)
    join person on person.county = ${scope.county} and person.id = person
    order by coalesce(taken, 0) desc, person.name, person.id`.execute(database)
  return rows
}
