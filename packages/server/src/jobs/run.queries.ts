import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** Makes the day's row, if nobody has. */
export async function beginRun(database: Kysely<DB>, county: string, now: Date, day: Day): Promise<void> {
  await database
    .insertInto('daily_run').values({ county, day, started_at: now })
    .onConflict((conflict) => conflict.columns(['county', 'day']).doNothing())
    .execute()
}

/** The day's row, locked until commit: the names of the jobs that are done, and whether the day is. */
export async function lockRun(transaction: Transaction<DB>, county: string, day: Day): Promise<{ done: string[]; isFinished: boolean }> {
  const run = await transaction
    .selectFrom('daily_run').select(['jobs_done', 'finished_at']).where('county', '=', county).where('day', '=', day)
    .forUpdate().executeTakeFirstOrThrow()
  return { done: run.jobs_done, isFinished: run.finished_at !== null }
}

export async function markDone(transaction: Transaction<DB>, county: string, day: Day, name: string): Promise<void> {
  await transaction
    .updateTable('daily_run').set({ jobs_done: sql`array_append(jobs_done, ${name})` })
    .where('county', '=', county).where('day', '=', day).execute()
}

export async function finishRun(transaction: Transaction<DB>, county: string, day: Day, now: Date): Promise<void> {
  await transaction.updateTable('daily_run').set({ finished_at: now }).where('county', '=', county).where('day', '=', day).execute()
}
