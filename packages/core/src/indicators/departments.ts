import { z } from 'zod'
import type { Indicator } from './catalogue.ts'
import type { Gap, Reading } from './value.ts'

/** How far an indicator is: its target reached, short of it, or nobody can tell yet. */
export const IndicatorReach = z.enum(['reached', 'short', 'untold'])
export type IndicatorReach = z.infer<typeof IndicatorReach>

/** Which of its two values an indicator is judged by in a place. */
export const JudgedBy = z.enum(['reported', 'computed'])
export type JudgedBy = z.infer<typeof JudgedBy>

/** The value that an indicator is judged by. */
export function judgedValue<Value>({ judgedBy, reported, computed }: { judgedBy: JudgedBy; reported: Value; computed: Value }): Value {
  return judgedBy === 'reported' ? reported : computed
}

/** What says how far it is: a reading with its share and what is left. */
type Told = (Reading & { share: number | null; gap: Gap | null }) | null

export function reachOf(value: Told): IndicatorReach {
  if (!value?.gap) return 'untold'
  return value.gap.reached ? 'reached' : 'short'
}

/**
 * How much of an indicator's task is done, from 0 to 1, so that those of one department can be averaged whatever they are counted in: what
 * is more than reached is 1, what nobody has told is 0.
 */
export function completionOf({ kind, basis, direction }: Pick<Indicator, 'kind' | 'basis' | 'direction'>, value: Told, target: number | null): number {
  const reach = reachOf(value)
  if (value === null || reach !== 'short') return reach === 'reached' ? 1 : 0
  const [own, aim] = kind === 'rate' ? [(value.share ?? 0) * 100, target]
    : kind === 'objects' ? [value.done, value.whole ?? target]
      : kind === 'quantity' && basis !== 'count' ? [value.rate ?? 0, 1] : [value.done, target]
  if (aim === null || aim === 0 || own === 0) return 0
  if (direction === 'at-most') return aim / own
  return direction === 'reach' ? Math.min(own / aim, aim / own) : own / aim
}

/** The mean of some shares; null of none. */
export function meanOf(shares: readonly number[]): number | null {
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
