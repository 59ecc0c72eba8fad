import { binomialCdf } from '../distributions/binomial.ts'
import { smallestFrom } from '../numerics/integer-search.ts'
import { mean, quantile } from '../numerics/moments.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePart } from '../requirements.ts'
import type { NamedGroup } from './shrink.ts'

export interface FunnelPoint {
  name: string
  rate: number
  inspected: number
  /** Limits at 95 % and 99.8 % round the target, widened for over-dispersion where it is proven. */
  lower95: number
  upper95: number
  lower998: number
  upper998: number
  /** Outside the 99.8 % limits, between them and the 95 % limits, or inside. */
  position: 'far-above' | 'above' | 'within' | 'below' | 'far-below'
}

export interface Funnel {
  target: number | null
  /** Mean winsorised squared z; 1 when groups differ as chance alone would make them. */
  dispersion: number | null
  /** Whether the limits were widened by √dispersion. */
  widened: boolean
  points: FunnelPoint[]
  reason: Reason | null
}

/** The share at which a binomial count of n reaches a cumulative probability, interpolated between counts. */
function exactLimit(probability: number, n: number, target: number): number {
  const r = smallestFrom(0, (count) => binomialCdf(count, n, target) > probability)
  const reached = binomialCdf(r, n, target)
  const step = reached - binomialCdf(r - 1, n, target)
  return Math.min(1, Math.max(0, (r - (reached - probability) / step) / n))
}

/** Mean squared z after the outermost tenth on either side is pulled in. */
function winsorisedDispersion(zs: readonly number[]): number {
  const low = quantile(zs, 0.1)
  const high = quantile(zs, 0.9)
  return mean(zs.map((z) => Math.min(high, Math.max(low, z)) ** 2))
}

function positionOf(rate: number, limits: Omit<FunnelPoint, 'name' | 'rate' | 'inspected' | 'position'>) {
  if (rate > limits.upper998) return 'far-above'
  if (rate > limits.upper95) return 'above'
  if (rate < limits.lower998) return 'far-below'
  return rate < limits.lower95 ? 'below' : 'within'
}

/**
 * Funnel limits of villages or inspectors round the county's rate, in place of a league table.
 *
 * Source: Spiegelhalter (2005), Statistics in Medicine 24:1185–1202 (exact limits: appendix A.1; over-dispersion:
 * section 3.1, proven when φ exceeds 1 + 2√(2/groups)).
 * Assumes: households within a group drawn at random; groups would have one rate but for chance and common spread.
 * Not for: groups whose households were picked because of hints. No group inspected gives a reason.
 */
export function funnelLimits(input: { groups: readonly NamedGroup[]; target?: number }): Funnel {
  for (const { bad, inspected } of input.groups) requirePart('bad', bad, 'inspected', inspected)
  const groups = input.groups.filter(({ inspected }) => inspected > 0)
  const total = groups.reduce((sum, { inspected }) => sum + inspected, 0)
  if (total === 0)
    return { target: null, dispersion: null, widened: false, points: [], reason: reason('nothing-inspected') }
  const target = input.target ?? groups.reduce((sum, { bad }) => sum + bad, 0) / total
  if (!(target > 0 && target < 1)) {
    return { target, dispersion: null, widened: false, points: [], reason: reason('groups-all-alike') }
  }
  const dispersion = winsorisedDispersion(
    groups.map(({ bad, inspected }) => (bad - inspected * target) / Math.sqrt(inspected * target * (1 - target))),
  )
  const widened = dispersion > 1 + 2 * Math.sqrt(2 / groups.length)
  const limit = (probability: number, inspected: number) => {
    const distance = exactLimit(probability, inspected, target) - target
    return Math.min(1, Math.max(0, target + distance * (widened ? Math.sqrt(dispersion) : 1)))
  }
  const points = groups.map(({ name, bad, inspected }): FunnelPoint => {
    const limits = {
      lower95: limit(0.025, inspected),
      upper95: limit(0.975, inspected),
      lower998: limit(0.001, inspected),
      upper998: limit(0.999, inspected),
    }
    const rate = bad / inspected
    return { name, rate, inspected, ...limits, position: positionOf(rate, limits) }
  })
  return { target, dispersion, widened, points, reason: null }
}
