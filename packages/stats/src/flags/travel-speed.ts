import { groupBy } from '../group-by.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePositive } from '../requirements.ts'
import { kilometresBetween, toWgs84, type Position } from './position.ts'

export interface TimedVisit extends Position {
  id: string
  inspector: string
  /** Milliseconds since 1970. */
  start: number
  end: number
}

export interface TravelLeg {
  inspector: string
  from: string
  to: string
  kilometres: number
  /** From the latest end so far to the start of the next visit; negative when they overlap. */
  minutes: number
  /** Kilometres an hour; null when there was no time between the visits. */
  speed: number | null
  flag: 'too-fast' | 'overlapping' | null
}

export interface TravelSpeeds {
  legs: TravelLeg[]
  reason: Reason | null
}

/**
 * Speeds between the visits of one inspector, and visits that overlap in time.
 *
 * Source: Sinnott (1984), haversine distance; the practice of survey offices with visit times and positions.
 * Assumes: device clocks are right; straight lines, so the true speed was higher. `slackMetres` forgives GPS error.
 * Not for: visits typed in afterwards, whose times say nothing. GCJ-02 positions are turned into WGS-84 first.
 */
export function travelSpeed(input: {
  visits: readonly TimedVisit[]
  /** Kilometres an hour that nobody drives on the county's roads. */
  fastest?: number
  slackMetres?: number
}): TravelSpeeds {
  const { visits, fastest = 120, slackMetres = 100 } = input
  requirePositive('fastest', fastest)
  const inspectors = groupBy(visits, ({ inspector }) => inspector)
  const legs = [...inspectors.values()].flatMap((own) => {
    const ordered = [...own].sort((one, other) => one.start - other.start || one.end - other.end)
    let last = ordered[0] as TimedVisit
    return ordered.slice(1).map((next): TravelLeg => {
      const from = last
      if (next.end >= last.end) last = next
      const kilometres = kilometresBetween(toWgs84(from), toWgs84(next))
      const minutes = (next.start - from.end) / 60_000
      const speed = minutes > 0 ? kilometres / (minutes / 60) : null
      const least = minutes > 0 ? Math.max(0, kilometres - slackMetres / 1000) / (minutes / 60) : 0
      const flag = minutes < 0 ? 'overlapping' : least > fastest ? 'too-fast' : null
      return { inspector: from.inspector, from: from.id, to: next.id, kilometres, minutes, speed, flag }
    })
  })
  return { legs, reason: legs.length === 0 ? reason('nothing-to-compare') : null }
}
