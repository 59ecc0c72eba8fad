import { computed, onBeforeUnmount, ref, watch } from 'vue'

/** How long a page may stay, in seconds. */
export const secondsOffered = [10, 15, 30, 60] as const

/**
 * Pages that turn by themselves, one after the other and from the last to the first.
 * @param count how many there are
 * @param seconds how long each stays; read anew for each page
 * @param onRound after each round
 */
export function useTurning(count: () => number, seconds: () => number, onRound: () => void) {
  const number = ref(0)
  const isPaused = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function turn(steps: number): void {
    const next = number.value + steps
    if (next >= count()) onRound()
    number.value = (next + count()) % count()
  }

  function arm(): void {
    clearTimeout(timer)
    if (!isPaused.value) timer = setTimeout(() => turn(1), seconds() * 1_000)
  }

  watch([number, isPaused, seconds], arm, { immediate: true })
  onBeforeUnmount(() => clearTimeout(timer))
  return { number: computed(() => number.value), isPaused, turn }
}
