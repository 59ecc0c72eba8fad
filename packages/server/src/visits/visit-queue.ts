import { setTimeout } from 'node:timers/promises'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { isDeadlock } from '../database/constraints.ts'
import type { VisitResult } from './record-visits.ts'
import type { VisitRequest } from './visit-request.ts'
import { recordVisits } from './record-visits.ts'

const LARGEST_BATCH = 200
/** So many transactions of a county are under way: while one waits for the disk, the next one reads and writes. */
const AT_ONCE = 2
/**
 * So long a transaction waits for company before it begins: whoever was answered at once sends the next visit, and a
 * transaction of one costs what a transaction of eight does.
 */
const GATHERING_MILLISECONDS = 2
const MOST_ATTEMPTS = 5

interface Waiting {
  request: VisitRequest
  resolve: (result: VisitResult) => void
  reject: (error: unknown) => void
}

/**
 * Visits that arrive while transactions are under way wait and share the next one: the county's head row and the disk
 * are then waited for once a batch instead of once a visit. Everybody is answered after COMMIT. A batch that fails for
 * an unforeseen reason is tried visit by visit, so that one cannot take others along. A visit that met another of the
 * same household, which opened the same problem a moment before, is tried again and joins it.
 */
class VisitQueue {
  readonly #application: Application
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #underWay = new Map<string, number>()

  constructor(application: Application) {
    this.#application = application
  }

  record(county: string, request: VisitRequest): Promise<VisitResult> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(county) ?? []
      waiting.push({ request, resolve, reject })
      this.#waiting.set(county, waiting)
      if (this.#countUnderWay(county) < AT_ONCE) void this.#work(county)
    })
  }

  async #work(county: string): Promise<void> {
    this.#underWay.set(county, this.#countUnderWay(county) + 1)
    for (;;) {
      await setTimeout(GATHERING_MILLISECONDS)
      const batch = this.#waiting.get(county)?.splice(0, LARGEST_BATCH) ?? []
      if (batch.length === 0) break
      await this.#recordBatch(county, batch)
    }
    this.#underWay.set(county, this.#countUnderWay(county) - 1)
  }

  #countUnderWay(county: string): number {
    return this.#underWay.get(county) ?? 0
  }

  async #recordBatch(county: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await recordVisits(this.#application, county, batch.map(({ request }) => request))
      batch.forEach(({ resolve }, index) => resolve(results[index] ?? new Refusal('service-busy')))
    } catch {
      for (const one of batch) await this.#recordAlone(county, one)
    }
  }

  /** What failed before it may fail again: then its sender is told so. */
  async #recordAlone(county: string, { request, resolve, reject }: Waiting): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const [result] = await recordVisits(this.#application, county, [request])
        return resolve(result ?? new Refusal('service-busy'))
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !isCollision(error)) return reject(error)
      }
    }
  }
}

/** Another transaction wrote the same rows first, or would have waited for this one for ever. */
function isCollision(error: unknown): boolean {
  return (error instanceof Refusal && error.code === 'already-exists') || isDeadlock(error)
}

const queues = new WeakMap<Application, VisitQueue>()

/** Records one visit in the county's queue, whichever way it came. */
export function recordVisit(application: Application, county: string, request: VisitRequest): Promise<VisitResult> {
  const queue = queues.get(application) ?? new VisitQueue(application)
  queues.set(application, queue)
  return queue.record(county, request)
}
