import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import { listCounties } from '../access/queries.ts'
import type { Application } from '../kit/application.ts'
import type { DB } from '../database/types.gen.ts'
import type { Written } from '../database/write.ts'
import { write } from '../database/write.ts'
import { saveHappened } from '../problems/append.ts'
import { sendDigests } from './digest.ts'
import { raiseSome } from './escalate.ts'
import { forgetReadNotices } from './forget.ts'

/** Problems raised in one transaction: others who write wait that long at most. */
const RAISED_AT_ONCE = 1_000

/**
 * What is done once a day in every county: overdue problems are raised, then everybody is told what they owe.
 * @param stop ends it after the step that is under way; the next run goes on from there
 */
export async function runDaily(application: Application, stop?: AbortSignal): Promise<void> {
  for (const { code } of await listCounties(application.database)) await runCounty(application, code, stop)
}

/**
 * The day's work of one county. Each step is a transaction that holds the day's row: two processes take turns, one that
 * was killed is continued by the next, and days that were missed are made up for by today's.
 */
async function runCounty(application: Application, county: string, stop?: AbortSignal): Promise<void> {
  const now = application.clock()
  const { database } = application
  await database
    .insertInto('daily_run').values({ county, day: dayOf(now), started_at: now })
    .onConflict((conflict) => conflict.columns(['county', 'day']).doNothing())
    .execute()
  let done = false
  while (!done && !stop?.aborted) {
    done = await write(database, application.clock, county, (transaction) => step(transaction, county, now))
  }
}

/** @returns whether the day is done */
async function step(transaction: Transaction<DB>, county: string, now: Date): Promise<Written<boolean>> {
  const day = dayOf(now)
  const run = await transaction
    .selectFrom('daily_run').select('finished_at').where('county', '=', county).where('day', '=', day)
    .forUpdate().executeTakeFirstOrThrow()
  if (run.finished_at) return { result: true, entries: [] }
  const raised = await raiseSome(transaction, county, now, RAISED_AT_ONCE)
  if (raised.length > 0) return { result: false, entries: await saveHappened(transaction, county, raised, now) }
  await sendDigests(transaction, county, now)
  await forgetReadNotices(transaction, county, now)
  await transaction
    .updateTable('daily_run').set({ finished_at: now }).where('county', '=', county).where('day', '=', day).execute()
  return { result: true, entries: [] }
}
