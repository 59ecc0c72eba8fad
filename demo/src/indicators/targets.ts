import type { Chance } from '../chance.ts'

/** What a township has to reach, and has reached by the last report. */
export interface Share {
  region: string
  target: number
  done: number
}

/**
 * Shares a county's target and what is done of it out among townships, unevenly and to the last tenth.
 * @param step the smallest amount that is told
 */
export function shares(regions: readonly string[], target: number, done: number, step: number, chance: Chance): Share[] {
  const targets = apportioned(target / step, regions.map(() => 0.7 + chance.number()))
  const reached = apportioned(done / step, targets.map((own) => own * (0.75 + chance.number() / 2)))
  const whole = (amount: number | undefined) => Math.round((amount ?? 0) * step * 10) / 10
  return regions.map((region, index) => ({ region, target: whole(targets[index]), done: whole(reached[index]) }))
}

/** Whole parts of a whole, in proportion to weights (largest remainder). */
function apportioned(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (whole * weight) / all)
  const parts = exact.map(Math.floor)
  const order = exact.map((amount, index) => ({ index, rest: amount - Math.floor(amount) })).sort((one, other) => other.rest - one.rest)
  const left = Math.round(whole) - parts.reduce((sum, part) => sum + part, 0)
  for (const { index } of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  return parts
}
