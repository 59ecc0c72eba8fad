import { shallowReactive } from 'vue'
import type { CallFailure } from '../api/failure.ts'
import { asFailure } from './load.ts'

/** A change on its way to the server: whether it runs, and why it failed. */
export function useSubmit<Input extends unknown[]>(submit: (...input: Input) => Promise<void>) {
  const state = shallowReactive({ running: false, failure: null as CallFailure | null, run })

  async function run(...input: Input): Promise<void> {
    // A second press while the first is under way is one change.
    if (state.running) return
    state.running = true
    state.failure = null
    try {
      await submit(...input)
    } catch (error) {
      state.failure = asFailure(error)
    } finally {
      state.running = false
    }
  }

  return state
}
