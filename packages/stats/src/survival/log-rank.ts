import { chiSquareSurvival } from '../distributions/chi-square.ts'
import { groupBy } from '../group-by.ts'
import { solvePositiveDefinite } from '../numerics/linear-algebra.ts'
import { reason, type Reason } from '../reason.ts'
import { countsAt, eventTimes, requireObservations, type TimedObservation } from './observations.ts'

export interface LogRank {
  chiSquare: number | null
  degreesOfFreedom: number
  pValue: number | null
  groups: { group: string; count: number; observed: number; expected: number }[]
  reason: Reason | null
}

/**
 * Log-rank test of whether groups of problems are closed at the same speed.
 *
 * Source: Mantel (1966), Cancer Chemotherapy Reports 50:163–170; Peto & Peto (1972), JRSS A 135:185–207.
 * Assumes: as `kaplanMeier`; strongest when one group is faster all along.
 * Not for: curves that cross. Fewer than two groups, or no closure, gives a reason.
 */
export function logRank(input: { observations: readonly (TimedObservation & { group: string })[] }): LogRank {
  const { observations } = input
  requireObservations(observations)
  const members = [...groupBy(observations, ({ group }) => group)]
  const counts = members.map(([, own]) => countsAt(own))
  const expected = members.map(() => 0)
  const covariance = members.map(() => members.map(() => 0))
  for (const time of eventTimes(observations)) {
    const now = counts.map((countsOf) => countsOf(time))
    const risk = now.map(({ atRisk }) => atRisk)
    const total = risk.reduce((sum, count) => sum + count, 0)
    const events = now.reduce((sum, each) => sum + each.events, 0)
    const spread = total > 1 ? (events * (total - events)) / (total - 1) : 0
    risk.forEach((count, i) => {
      expected[i] = (expected[i] as number) + (events * count) / total
      risk.forEach((other, j) => {
        const line = covariance[i] as number[]
        line[j] = (line[j] as number) + spread * (count / total) * (Number(i === j) - other / total)
      })
    })
  }
  const groups = members.map(([group, own], index) => {
    const observed = own.filter(({ event }) => event).length
    return { group, count: own.length, observed, expected: expected[index] as number }
  })
  const degreesOfFreedom = Math.max(0, members.length - 1)
  const excess = groups.slice(1).map((each) => each.observed - each.expected)
  const weights =
    degreesOfFreedom === 0
      ? null
      : solvePositiveDefinite(
          covariance.slice(1).map((row) => row.slice(1)),
          excess,
        )
  if (weights === null) {
    return { chiSquare: null, degreesOfFreedom, pValue: null, groups, reason: reason('groups-not-comparable') }
  }
  const chiSquare = weights.reduce((sum, weight, index) => sum + weight * (excess[index] as number), 0)
  return { chiSquare, degreesOfFreedom, pValue: chiSquareSurvival(chiSquare, degreesOfFreedom), groups, reason: null }
}
