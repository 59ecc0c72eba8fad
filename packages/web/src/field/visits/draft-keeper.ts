import { ref } from 'vue'
import { asPhoneFailure } from '../sync/phone/failure.ts'

/**
 * Writes a draft after each answer, one write at a time: while one is under way the latest state waits, so that a slow
 * phone falls behind by one answer and never by a queue of them.
 */
export class DraftKeeper<Draft> {
  /** `kept` only when the last state is on disk. */
  readonly state = ref<'kept' | 'keeping' | 'failed'>('kept')
  readonly #save: (draft: Draft) => Promise<void>
  #waiting: Draft | undefined
  #running: Promise<void> | undefined

  constructor(save: (draft: Draft) => Promise<void>) {
    this.#save = save
  }

  keep(draft: Draft): void {
    this.#waiting = draft
    this.state.value = 'keeping'
    this.#running ??= this.#run()
  }

  /** Resolves once nothing is being written. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    let failed = false
    while (this.#waiting) {
      const draft = this.#waiting
      this.#waiting = undefined
      failed = await this.#save(draft).then(() => false, (error: unknown) => {
        asPhoneFailure(error)
        return true
      })
    }
    this.#running = undefined
    this.state.value = failed ? 'failed' : 'kept'
  }
}
