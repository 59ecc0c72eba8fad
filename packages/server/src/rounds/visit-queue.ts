import { Refusal } from '@lookback/core/refusal'
import type { Application } from '../application.ts'
import type { VisitRequest, VisitResult } from './record-visits.ts'
import { recordVisits } from './record-visits.ts'

const LARGEST_BATCH = 200

interface Waiting {
  request: VisitRequest
  resolve: (result: VisitResult) => void
  reject: (error: unknown) => void
}

/**
 * Visits that arrive while a transaction is under way wait and share the next one: the county's head row and the disk
 * are then waited for once a batch instead of once a visit. Everybody is answered after COMMIT. A batch that fails for
 * an unforeseen reason is tried visit by visit, so that one cannot take others along.
 */
class VisitQueue {
  readonly #application: Application
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #working = new Set<string>()

  constructor(application: Application) {
    this.#application = application
  }

  record(county: string, request: VisitRequest): Promise<VisitResult> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(county) ?? []
      waiting.push({ request, resolve, reject })
      this.#waiting.set(county, waiting)
      if (!this.#working.has(county)) void this.#work(county)
    })
  }

  async #work(county: string): Promise<void> {
    this.#working.add(county)
    for (;;) {
      const batch = this.#waiting.get(county)?.splice(0, LARGEST_BATCH) ?? []
      if (batch.length === 0) break
      await this.#recordBatch(county, batch)
    }
    this.#working.delete(county)
  }

  async #recordBatch(county: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await recordVisits(this.#application, county, batch.map(({ request }) => request))
      batch.forEach(({ resolve }, index) => resolve(results[index] ?? new Refusal('service-busy')))
    } catch (error) {
      const [first] = batch
      if (batch.length === 1 && first) first.reject(error)
      else for (const one of batch) await this.#recordBatch(county, [one])
    }
  }
}

const queues = new WeakMap<Application, VisitQueue>()

/** Records one visit in the county's queue, whichever way it came. */
export function recordVisit(application: Application, county: string, request: VisitRequest): Promise<VisitResult> {
  const queue = queues.get(application) ?? new VisitQueue(application)
  queues.set(application, queue)
  return queue.record(county, request)
}
