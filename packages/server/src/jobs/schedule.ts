import type { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { runDaily } from './run.ts'

const EVERY_MILLISECONDS = 10 * 60_000

/**
 * Runs the day's work now and whenever a new day has begun, as long as the server does. A run that has been done costs
 * one look at its row.
 * @param tell is told why a day's work is not done
 * @returns stops it, once the step that is under way has ended
 */
export function startDaily(application: Application, tell: (doubt: Refusal) => void): () => Promise<void> {
  const stop = new AbortController()
  let underWay = run(application, stop.signal, tell)
  const timer = setInterval(() => {
    underWay = underWay.then(() => run(application, stop.signal, tell))
  }, EVERY_MILLISECONDS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stop.abort()
    await underWay
  }
}

/** Never rejects: the next run tries again, and the server's own log says why. */
async function run(application: Application, stop: AbortSignal, tell: (doubt: Refusal) => void): Promise<void> {
  try {
    for (const doubt of (await runDaily(application, stop)).values()) tell(doubt)
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error))
  }
}
