/** How long one problem was open. Times in any one unit, usually days since it was found. */
export interface TimedObservation {
  /** When it was verified as closed, or last seen open. */
  time: number
  /** True for a verified closure; false while open. A failed verification is no event: the problem stays open. */
  event: boolean
  /** When it came under observation, if later than its start (left truncation). */
  entry?: number
}

/** Throws a RangeError unless every entry (0 by default) lies before its time. */
export function requireObservations(observations: readonly TimedObservation[]): void {
  for (const { time, entry = 0 } of observations) {
    const inOrder = entry >= 0 && (entry < time || (entry === 0 && time === 0))
    if (!(Number.isFinite(time) && inOrder)) {
      throw new RangeError(`observations must have 0 <= entry < time, got entry ${entry} and time ${time}`)
    }
  }
}

/** Distinct times of events in ascending order. */
export function eventTimes(observations: readonly TimedObservation[]): number[] {
  return [...new Set(observations.filter(({ event }) => event).map(({ time }) => time))].sort((a, b) => a - b)
}

/** How many of ascending numbers are below a limit. */
function countBelow(ascending: Float64Array, limit: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] as number) < limit) from = middle + 1
    else to = middle
  }
  return from
}

/**
 * Counts, at any time, those under observation just before it and the events at it, without going through all of a
 * county's problems again. Closed on the day it was found counts as at risk on that day.
 */
export function countsAt(observations: readonly TimedObservation[]): (at: number) => { atRisk: number; events: number } {
  const entries = Float64Array.from(observations, ({ entry = 0 }) => entry).sort()
  const exits = Float64Array.from(observations, ({ time }) => time).sort()
  const events = new Map<number, number>()
  for (const { time, event } of observations) if (event) events.set(time, (events.get(time) ?? 0) + 1)
  return (at) => {
    const entered = countBelow(entries, at === 0 ? Number.MIN_VALUE : at)
    return { atRisk: entered - countBelow(exits, at), events: events.get(at) ?? 0 }
  }
}
