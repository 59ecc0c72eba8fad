import { ref } from 'vue'
import { asPhoneFailure } from '../sync/phone/failure.ts'

/**
 * Writes a draft after each answer, one write at a time: while one is under way the latest state waits, so that a slow
 * phone falls behind by one answer and never by a queue of them.
 */
export class DraftKeeper<Draft> {
  /** `kept` only when the last state is on disk; `elsewhere` when another window has gone on with it. */
  readonly state = ref<'kept' | 'keeping' | 'failed' | 'elsewhere'>('kept')
  /** Of what is on disk, as this window has seen it; 0 before the first write. */
  revision = 0
  readonly #save: (draft: Draft, revision: number) => Promise<number>
  #waiting: Draft | undefined
  #running: Promise<void> | undefined

  constructor(save: (draft: Draft, revision: number) => Promise<number>) {
    this.#save = save
  }

  /** Goes on from what was read from disk. */
  from(revision: number): void {
    this.revision = revision
    this.state.value = 'kept'
  }

  keep(draft: Draft): void {
    if (this.state.value === 'elsewhere') return
    this.#waiting = draft
    this.state.value = 'keeping'
    this.#running ??= this.#run()
  }

  /** Resolves once nothing is being written. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    let outcome: 'kept' | 'failed' | 'elsewhere' = 'kept'
    while (this.#waiting && outcome !== 'elsewhere') {
      const draft = this.#waiting
      this.#waiting = undefined
      try {
        this.revision = await this.#save(draft, this.revision)
        outcome = 'kept'
      } catch (error) {
        outcome = asPhoneFailure(error).code === 'taken-over' ? 'elsewhere' : 'failed'
      }
    }
    this.#running = undefined
    this.state.value = outcome
  }
}
