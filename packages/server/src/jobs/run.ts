import type { Transaction } from 'kysely'
import type { Refusal } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { listCounties } from '../access/index.ts'
import type { Application } from '../kit/application.ts'
import type { DB } from '../database/types.gen.ts'
import type { Written } from '../database/write.ts'
import { write } from '../database/write.ts'
import { clockDoubt } from './clock.ts'
import { beginRun, finishRun, lockRun, markDone } from './run.queries.ts'

/**
 * Does in every county what the capabilities do once a day, one job after the other; where the clock may be wrong, nothing.
 * @param stop ends it after the step that is under way; the next run goes on from there
 * @returns why it was not done, by county
 */
export async function runDaily(application: Application, stop?: AbortSignal): Promise<Map<string, Refusal>> {
  const doubts = new Map<string, Refusal>()
  for (const { code } of await listCounties(application.database)) {
    const doubt = await clockDoubt(application, code)
    if (doubt) doubts.set(code, doubt)
    else await runCounty(application, code, stop)
  }
  return doubts
}

/**
 * The day's work of one county. Each step is a transaction that holds the day's row: two processes take turns, one that
 * was killed is continued by the next, and days that were missed are made up for by today's.
 */
async function runCounty(application: Application, county: string, stop?: AbortSignal): Promise<void> {
  const now = application.clock()
  await beginRun(application.database, county, now, dayOf(now))
  let isFinished = false
  while (!isFinished && !stop?.aborted) {
    isFinished = await write(application.database, application.clock, county, (transaction) => step(application, transaction, county, now))
  }
}

/** @returns whether the day is finished */
async function step({ dailyJobs, work, days, retained, contents }: Application, transaction: Transaction<DB>, county: string, now: Date): Promise<Written<boolean>> {
  const day = dayOf(now)
  const run = await lockRun(transaction, county, day)
  if (run.isFinished) return { result: true, entries: [] }
  const job = dailyJobs.find(({ name }) => !run.done.includes(name))
  if (!job) {
    await finishRun(transaction, county, day, now)
    return { result: true, entries: [] }
  }
  const { result: isDone, entries } = await job.step({ transaction, county, now, work, days, retained, contents })
  if (isDone) await markDone(transaction, county, day, job.name)
  return { result: false, entries }
}
