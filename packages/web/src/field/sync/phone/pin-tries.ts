import type { PhoneDatabase } from './database.ts'
import { ifThereIsRoom } from './full.ts'

/**
 * How often a PIN may still be tried: one record for each time. A try is taken away *before* it is made, so that closing
 * the page gives none back; and taken away rather than counted up, because deleting needs no room on a phone that is full
 * to the last byte.
 */
export class PinTries {
  readonly #database: PhoneDatabase
  /** Tries that a right PIN has won back and that found no room on disk: good as long as this page lives. */
  #inMemory = 0

  constructor(database: PhoneDatabase) {
    this.#database = database
  }

  async left(): Promise<number> {
    return this.#inMemory + (await this.#database.tries.count())
  }

  /** @returns false where none was left */
  async take(): Promise<boolean> {
    if (this.#inMemory > 0) {
      this.#inMemory -= 1
      return true
    }
    const { tries } = this.#database
    return this.#database.transaction('rw', tries, async () => {
      const last = await tries.orderBy('place').last()
      if (last) await tries.delete(last.place)
      return last !== undefined
    })
  }

  /** After a right PIN, or with a new one. */
  async refill(count: number): Promise<void> {
    const { tries } = this.#database
    const left = await tries.count()
    if (left === count) return
    const kept = await ifThereIsRoom(() => this.#database.transaction('rw', tries, async () => {
      await tries.clear()
      await tries.bulkAdd(Array.from({ length: count }, (_, index) => ({ place: index + 1 })))
    }))
    this.#inMemory = kept ? 0 : Math.max(0, count - left)
  }
}
