/** As few digits as a PIN ever has (`PIN_DIGITS` of `core/sync`); what a page needs before the contracts are loaded. */
export const LEAST_DIGITS = 6

/** Digits that somebody looking on would try first: all the same, or counting up or down. */
export function isGuessable(pin: string): boolean {
  const steps = new Set<number>()
  for (let index = 1; index < pin.length; index += 1) steps.add(pin.charCodeAt(index) - pin.charCodeAt(index - 1))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}
