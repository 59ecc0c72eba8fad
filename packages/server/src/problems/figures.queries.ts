import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { BoardFigure, BoardStage, MeasureKind } from '@lookback/core/problems'

/** What turned out not to be a problem, or is another one, is in no number of a board. */
export const isCounted = sql`problem.state not in ('void', 'merged')`

/** From when to when each stage takes. */
export const stageSpans: Readonly<Record<BoardStage, { from: RawBuilder<unknown>; to: RawBuilder<unknown> }>> = {
  dispatch: { from: sql`problem.found_at`, to: sql`problem.dispatched_at` },
  acknowledge: { from: sql`problem.dispatched_at`, to: sql`problem.acknowledged_at` },
  // Mended at once, it was never acknowledged or even dispatched.
  report: { from: sql`coalesce(problem.acknowledged_at, problem.dispatched_at, problem.found_at)`, to: sql`problem.reported_at` },
  review: { from: sql`problem.reported_at`, to: sql`problem.reviewed_at` },
  close: { from: sql`problem.reviewed_at`, to: sql`problem.closed_at` },
}

/** Which problems a number of the board is about: said once, for the board that counts them and for the list behind it. */
export function isBehind(figure: BoardFigure): RawBuilder<unknown> {
  switch (figure) {
    case 'returned':
      return sql`${isCounted} and problem.returns > 0`
    case 'falseReports':
      return sql`${isCounted} and problem.false_reports > 0`
    case 'cameBack':
      return sql`${isCounted} and problem.spell > 1`
    case 'policyMeasures':
      return sql`${isCounted} and ${hasMeasure('policy')}`
    case 'ownDriveMeasures':
      return sql`${isCounted} and ${hasMeasure('own-drive')}`
    case 'dispatch-done':
      return isThrough('dispatch')
    case 'acknowledge-done':
      return isThrough('acknowledge')
    case 'report-done':
      return isThrough('report')
    case 'review-done':
      return isThrough('review')
    case 'close-done':
      return isThrough('close')
  }
}

function isThrough(stage: BoardStage): RawBuilder<unknown> {
  return sql`${isCounted} and ${stageSpans[stage].to} is not null`
}

/** Whether a measure of a kind was planned or reported, ever. */
export function hasMeasure(kind: MeasureKind): RawBuilder<unknown> {
  return sql`exists (select 1 from problem_measure as measure
    where measure.county = problem.county and measure.problem = problem.id and measure.kind = ${sql.lit(kind)})`
}

/** Whether somebody took a problem in hand in person, as a leader. */
export function isTakenInHandBy(person: string): RawBuilder<unknown> {
  return sql`${isCounted} and exists (select 1 from log_entry as entry
    where entry.county = problem.county and entry.problem = problem.id and entry.kind = 'problem-leader-checked'
      and entry.actor = ${person})`
}
