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
    if (!(Number.isFinite(time) && entry >= 0 && entry <= time)) {
      throw new RangeError(`observations must have 0 <= entry <= time, got entry ${entry} and time ${time}`)
    }
  }
}

/** Distinct times of events in ascending order. */
export function eventTimes(observations: readonly TimedObservation[]): number[] {
  return [...new Set(observations.filter(({ event }) => event).map(({ time }) => time))].sort((a, b) => a - b)
}

/** Under observation just before the time. Closed on the day it was found counts as at risk on that day. */
export function isAtRisk({ time, entry = 0 }: TimedObservation, at: number): boolean {
  return time >= at && (entry < at || (entry === 0 && at === 0))
}
