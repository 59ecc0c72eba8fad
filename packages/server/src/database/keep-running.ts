import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'

const AGAIN_AFTER_MILLISECONDS = 500

/**
 * Keeps the embedded server up for as long as the application lives: the connection that holds the application's lock tells
 * when the server is gone, whatever ended it; then it is started again and the lock taken again, until both are there.
 * @param lock the connection that holds the lock now
 * @param again starts or adopts the server on the port that everybody knows, and takes the lock; fails while it cannot
 * @returns stops keeping it up, and ends the connection that holds the lock
 */
export function keepRunning(lock: pg.Client, again: () => Promise<pg.Client>): () => Promise<void> {
  const stop = new AbortController()
  let held = lock
  let restarting: Promise<void> | null = null
  const watch = (client: pg.Client) => {
    client.once('end', () => {
      if (!stop.signal.aborted) restarting = restart()
    })
  }
  const restart = async () => {
    while (!stop.signal.aborted) {
      try {
        held = await again()
        watch(held)
        return
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error))
        await delay(AGAIN_AFTER_MILLISECONDS)
      }
    }
  }
  watch(lock)
  return async () => {
    stop.abort()
    await restarting
    await held.end()
  }
}
