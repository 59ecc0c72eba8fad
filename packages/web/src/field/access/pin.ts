/** Digits of the PIN that opens the phone's store; the store is sealed by a slow function of it. */
export const PIN_LENGTH = 6

/** Digits that somebody looking on would try first: all the same, or counting up or down. */
export function isGuessable(pin: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < pin.length; index += 1) steps.add(pin.charCodeAt(index) - pin.charCodeAt(index - 1))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}
