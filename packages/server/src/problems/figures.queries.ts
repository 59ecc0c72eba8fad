import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { BoardStage, Counted, MeasureKind, ProblemFilter } from '@lookback/core/problems'
import { chainLevels, openStates } from '@lookback/core/problems'
import { says } from './said.queries.ts'

/** What turned out not to be a problem, or is another one, is in no number of a board. */
export const isReal = sql`problem.state not in ('void', 'merged', 'lapsed')`

const isOpen = sql`problem.state in (${sql.join(openStates.map((state) => sql.lit(state)))})`

/** From when to when each stage takes. */
export const stageSpans: Readonly<Record<BoardStage, { from: RawBuilder<unknown>; to: RawBuilder<unknown> }>> = {
  dispatch: { from: sql`problem.found_at`, to: sql`problem.dispatched_at` },
  acknowledge: { from: sql`problem.dispatched_at`, to: sql`problem.acknowledged_at` },
  // Mended at once, it was never acknowledged or even dispatched.
  report: { from: sql`coalesce(problem.acknowledged_at, problem.dispatched_at, problem.found_at)`, to: sql`problem.reported_at` },
  review: { from: sql`problem.reported_at`, to: sql`problem.reviewed_at` },
  close: { from: sql`problem.reviewed_at`, to: sql`problem.closed_at` },
}

/** The problems that have something counted, and how often each is counted; once where it only has it or has not. */
const conditions: Readonly<Record<Counted, { has: RawBuilder<unknown>; times?: RawBuilder<unknown> }>> = {
  open: { has: isOpen },
  escalated: { has: sql`(${isOpen} and problem.escalated_to is not null)` },
  // Raised to the county's leaders, and none of them has said anything since.
  awaitsLeader: {
    has: sql`(${isOpen} and problem.escalated_to = ${sql.lit(chainLevels.at(-1))}
      and (problem.leader_checked_at is null or problem.leader_checked_at < problem.escalated_at))`,
  },
  findings: {
    has: sql`exists (select 1 from finding where finding.county = problem.county and finding.problem = problem.id)`,
    times: sql`(select count(distinct finding.round) from finding
      where finding.county = problem.county and finding.problem = problem.id)`,
  },
  returned: { has: sql`${isReal} and problem.returns > 0`, times: sql`problem.returns` },
  falseReports: { has: sql`${isReal} and problem.false_reports > 0`, times: sql`problem.false_reports` },
  cameBack: { has: sql`${isReal} and problem.spell > 1`, times: sql`(problem.spell - 1)` },
  policyMeasures: { has: sql`${isReal} and ${hasMeasure('policy')}` },
  ownDriveMeasures: { has: sql`${isReal} and ${hasMeasure('own-drive')}` },
  'dispatch-done': { has: isThrough('dispatch') },
  'acknowledge-done': { has: isThrough('acknowledge') },
  'report-done': { has: isThrough('report') },
  'review-done': { has: isThrough('review') },
  'close-done': { has: isThrough('close') },
}

function isThrough(stage: BoardStage): RawBuilder<unknown> {
  return sql`${isReal} and ${stageSpans[stage].to} is not null`
}

/** Whether a measure of a kind was planned or reported, ever. */
function hasMeasure(kind: MeasureKind): RawBuilder<unknown> {
  return sql`exists (select 1 from problem_measure as measure
    where measure.county = problem.county and measure.problem = problem.id and measure.kind = ${sql.lit(kind)})`
}

/** Which problems have something counted: said once, for whatever counts them and for the list behind it. */
export function has(counted: Counted): RawBuilder<unknown> {
  return conditions[counted].has
}

type TakenInHand = Pick<ProblemFilter, 'leader' | 'how'>

/** Whether somebody took a problem in hand in person, as a leader. */
export function isTakenInHand(by: TakenInHand): RawBuilder<unknown> {
  return sql`${isReal} and exists (${checks(by)})`
}

function checks({ leader, how }: TakenInHand): RawBuilder<unknown> {
  return sql`select 1 from log_entry as entry
    where entry.county = problem.county and entry.problem = problem.id and ${says('entry.kind', 'leader-check')}
      and ${leader === undefined ? sql`entry.actor is not null` : sql`entry.actor = ${leader}`}
      and ${how === undefined ? sql`true` : sql`entry.payload ->> 'how' = ${how}`}`
}

/** How often a filter's figure counts each problem that the filter leaves; null where once each. */
export function timesOf({ counted, leader, how }: Pick<ProblemFilter, 'counted' | 'leader' | 'how'>): RawBuilder<number> | null {
  if (counted !== undefined) return (conditions[counted].times ?? null) as RawBuilder<number> | null
  return how === undefined ? null : sql<number>`(select count(*) from (${checks({ leader, how })}) as checked)`
}
