import { logNormalInterval } from '../interval.ts'
import type { Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { countsByMask, roundsOf, type HistoryCells } from './histories.ts'

export interface SampleCoverage {
  /** Estimated share of all problems' finding chances that the rounds cover, 0 to 1. */
  coverage: number | null
  /** Total if the rounds were independent. */
  independent: number | null
  /** Total with dependence, for high coverage; null where the dependences leave none that holds what was seen. */
  highCoverage: number | null
  /** Total with dependence, one step: a lower bound for low coverage. */
  oneStep: number | null
  method: 'high-coverage' | 'one-step' | null
  estimate: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  seen: number
  reason: Reason | null
}

interface Totals {
  coverage: number
  independent: number
  highCoverage: number
  oneStep: number
}

/** Counts by mask 1…7, bit i for round i + 1. Every pair of rounds must share a find. */
function totals(counts: readonly number[]): Totals {
  const cell = (mask: number) => counts[mask - 1] as number
  const sumWhere = (test: (mask: number) => boolean) => counts.reduce((sum, n, i) => sum + (test(i + 1) ? n : 0), 0)
  const list = [1, 2, 4].map((bit) => sumWhere((mask) => (mask & bit) !== 0))
  const seen = sumWhere(() => true)
  const coverage = 1 - [1, 2, 4].reduce((sum, bit, i) => sum + cell(bit) / (list[i] as number), 0) / 3
  const average = seen - (cell(1) + cell(2) + cell(4)) / 3
  const pairs = (
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const
  ).map(([i, j]) => {
    const [a, b] = [1 << i, 1 << j]
    const third = 7 - a - b
    const shared = sumWhere((mask) => (mask & a) !== 0 && (mask & b) !== 0)
    const outside = (bit: number) => sumWhere((mask) => (mask & bit) !== 0 && (mask & third) === 0)
    return {
      shared,
      weight: outside(a) + outside(b),
      dependence: shared / ((list[i] as number) * (list[j] as number)),
    }
  })
  const independent = average / coverage
  const step = (total: number) =>
    independent +
    pairs.reduce((sum, { weight, dependence }) => sum + weight * (total * dependence - 1), 0) / (3 * coverage)
  const shared = pairs.reduce((sum, pair) => sum + pair.shared, 0)
  const drag = pairs.reduce((sum, { weight, dependence }) => sum + weight * dependence, 0)
  return {
    coverage,
    independent,
    highCoverage: shared / (3 * coverage) / (1 - drag / (3 * coverage)),
    oneStep: step(step(independent)),
  }
}

/** Counts of a table of `total` problems drawn anew with the chances of the observed one. */
function redraw(counts: readonly number[], total: number, random: Random): number[] {
  const drawn = counts.map(() => 0)
  for (let problem = 0; problem < total; problem++) {
    let left = random() * total
    const cell = counts.findIndex((count) => (left -= count) < 0)
    if (cell >= 0) drawn[cell] = (drawn[cell] as number) + 1
  }
  return drawn
}

/**
 * Sample-coverage estimators of all problems from three rounds, with a bootstrap standard error.
 *
 * Source: Chao & Tsay (1998), JASA 93:283–293; Chao et al. (2001), Statistics in Medicine 20:3123–3157.
 * Assumes: same subjects and items in the three rounds; the rounds may depend on each other and problems may differ.
 * Not for: two rounds, or rounds of which two share no find.
 * Under `lowCoverage` (0.55) the one-step value is given: a lower bound, with a reason that says so.
 */
export function sampleCoverage(input: {
  cells: HistoryCells
  random: Random
  replicates?: number
  confidence?: number
  lowCoverage?: number
}): SampleCoverage {
  const { cells, random, replicates = 500, confidence = 0.95, lowCoverage = 0.55 } = input
  requireProbability('confidence', confidence)
  if (roundsOf(cells) !== 3) throw new RangeError('cells must hold the histories of exactly three rounds')
  const counts = countsByMask(cells, 3)
  const seen = counts.reduce((sum, count) => sum + count, 0)
  const usable = (table: readonly number[]) =>
    [3, 5, 6].every((pair) => (table[pair - 1] as number) + (table[6] as number) > 0)
  if (!usable(counts)) {
    return {
      coverage: null,
      independent: null,
      highCoverage: null,
      oneStep: null,
      method: null,
      estimate: null,
      standardError: null,
      lower: seen,
      upper: null,
      seen,
      reason: reason('rounds-share-nothing', { seen }),
    }
  }
  const result = totals(counts)
  // Under strong dependence its denominator nears nought or falls below it: no total then.
  const holds = result.highCoverage >= seen && result.highCoverage < Infinity
  const low = result.coverage < lowCoverage || !holds
  const pick = (values: Totals) => (low ? values.oneStep : values.highCoverage)
  const estimate = Math.max(seen, pick(result))
  const whole = Math.round(estimate)
  const repeated = Array.from({ length: replicates }, () => redraw(counts, whole, random))
    .filter(usable)
    .map((table) => pick(totals(table)))
    .filter(Number.isFinite)
  const mean = repeated.reduce((sum, value) => sum + value, 0) / repeated.length
  const variance = repeated.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (repeated.length - 1)
  const method = low ? 'one-step' : 'high-coverage'
  const known = { ...result, highCoverage: holds ? result.highCoverage : null, method, estimate, seen } as const
  if (!(estimate > seen && variance > 0)) {
    return { ...known, standardError: null, lower: seen, upper: null, reason: reason('no-upper-limit', { seen }) }
  }
  return {
    ...known,
    standardError: Math.sqrt(variance),
    ...logNormalInterval(seen, estimate - seen, variance, confidence),
    reason: low ? reason('coverage-low', { percent: Math.round(result.coverage * 100) }) : null,
  }
}
