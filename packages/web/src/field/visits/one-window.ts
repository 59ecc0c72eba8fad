import type { Ref } from 'vue'
import { onScopeDispose, ref } from 'vue'

/** `elsewhere`: another window of this phone fills the form in; `lost`: another has taken it over from this one. */
export type Holding = 'asking' | 'here' | 'elsewhere' | 'lost'

/**
 * One window at a time fills in a form: the icon on the home screen and a tab of the browser share what is kept. Taken over
 * it is only when somebody says so, and the other window shows it at once. Where the browser has no locks, the revisions of
 * the draft alone tell the windows apart.
 */
export class OneWindow {
  readonly holding: Ref<Holding> = ref<Holding>('asking')
  readonly #name: string
  #letGo: () => void = () => undefined

  /** @param about what is filled in */
  constructor(about: string) {
    this.#name = `lookback-writes ${about}`
    onScopeDispose(() => this.#letGo())
  }

  /** @param takesOver also from another window @returns whether the form is this window's now */
  async take(takesOver: boolean): Promise<boolean> {
    if (!('locks' in navigator)) {
      this.holding.value = 'here'
      return true
    }
    return new Promise((resolve) => {
      const request = navigator.locks.request(this.#name, takesOver ? { steal: true } : { ifAvailable: true }, (lock) => {
        this.holding.value = lock ? 'here' : 'elsewhere'
        resolve(lock !== null)
        return lock ? new Promise<void>((done) => (this.#letGo = done)) : undefined
      })
      // Taken over by another window.
      request.catch(() => (this.holding.value = 'lost'))
    })
  }
}
