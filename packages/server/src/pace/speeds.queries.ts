import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { SpeedStage } from '@lookback/core/pace'
import { boardCounts } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { inItems, within } from '../database/scope.ts'
import { isReal, narrowed, selectionOf, stageSpans } from '../problems/index.ts'
import type { PlaceBy } from './pace.queries.ts'
import { keys } from './pace.queries.ts'

/** How many of a place took, or have waited, so many days for a stage. */
export interface StageDays {
  place: string
  days: number
  isDone: boolean
  count: number
}

/** How long the problems of a scope took for a stage, and how long those have waited that still wait: as the board counts both. */
export async function listStageDays(
  database: Database, scope: Scope, stage: SpeedStage, by: PlaceBy, region: string | undefined, now: Date,
): Promise<StageDays[]> {
  const { from, to } = stageSpans[stage]
  const those = (name: keyof typeof boardCounts) => narrowed(selectionOf(boardCounts[name].where, dayOf(now)))
  const part = (isDone: boolean, until: RawBuilder<unknown>) => sql`
    select ${keys[by]} as place, floor(greatest(0, extract(epoch from ${until} - ${from})) / 8640) / 10 as days, ${isDone}::boolean as is_done
    from problem
    where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and ${isReal}
      and ${region === undefined ? sql`true` : within('problem.region', region)}
      and ${those(isDone ? `${stage}-done` : `${stage}-waiting`)}`
  const { rows } = await sql<StageDays>`
    select place, days::double precision as days, is_done as "isDone", count(*) as count
    from (${part(true, to)} union all ${part(false, sql`${now}::timestamptz`)}) as taken
    group by 1, 2, 3 order by 1, 2`.execute(database)
  return rows
}
