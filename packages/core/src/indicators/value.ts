import type { Indicator } from './catalogue.ts'

/** What is known of an indicator somewhere, reported or computed. */
export interface Reading {
  /** Done; of a rate its numerator, of a standard its level. */
  done: number
  /** Of what: a rate's denominator, or all objects that count. Null where there is only the target. */
  whole: number | null
  /** Told apart from done ÷ target, from 0 to 1 and beyond. */
  rate: number | null
}

type Measure = Pick<Indicator, 'kind' | 'direction' | 'basis'>

/**
 * The share of the task that is done; of a rate the rate itself.
 * @returns null where there is nothing to divide by, and for what shall be at most something
 */
export function shareOfTask({ kind, direction, basis }: Measure, { done, whole, rate }: Reading, target: number | null): number | null {
  if (kind === 'standard' || (direction === 'at-most' && kind !== 'rate')) return null
  if (kind === 'quantity' && basis !== 'count') return rate
  const of = kind === 'quantity' ? target : kind === 'objects' ? whole ?? target : whole
  return of === null || of === 0 ? null : done / of
}

/** How far it is from the target, in its own unit. */
export interface Gap {
  /** Count left: objects, kilometres, people; never below 0. */
  left: number
  /** Percentage points that a rate is from its target; null for whatever else. */
  points: number | null
  reached: boolean
}

/**
 * The gap between a reading and its target.
 * @param target of a rate in percent, else in the indicator's unit; of objects it is what counts, whatever the target, where that is known
 * @returns null where there is no target, or nothing to hold against it
 */
export function gapOf(measure: Measure, reading: Reading, target: number | null): Gap | null {
  const { kind, direction, basis } = measure
  if (kind === 'rate') {
    const rate = shareOfTask(measure, reading, target)
    if (rate === null || target === null || reading.whole === null) return null
    const short = direction === 'at-most' ? rate * 100 - target : target - rate * 100
    const people = direction === 'at-most' ? reading.done - (target / 100) * reading.whole : (target / 100) * reading.whole - reading.done
    return ended(Math.ceil(rounded(people)), rounded(short), direction, rounded(rate * 100) === target)
  }
  const aim = kind === 'objects' ? reading.whole ?? target : target
  if (aim === null) return null
  if (kind === 'quantity' && basis !== 'count') {
    return { left: Math.max(0, rounded(aim * (1 - (reading.rate ?? 0)))), points: null, reached: (reading.rate ?? 0) >= 1 }
  }
  return ended(rounded(direction === 'at-most' ? reading.done - aim : aim - reading.done), null, direction, reading.done === aim)
}

function ended(left: number, points: number | null, direction: Measure['direction'], equal: boolean): Gap {
  return {
    left: Math.max(0, direction === 'reach' ? Math.abs(left) : left), points,
    reached: direction === 'reach' ? equal : (points ?? left) <= 0,
  }
}

/** Without the dust of binary fractions; offices tell no more than four decimals. */
export function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000
}

/** What several places have together; null where none has anything. */
export function together(readings: readonly Reading[]): Reading | null {
  if (readings.length === 0) return null
  const sum = (what: (one: Reading) => number) => rounded(readings.reduce((all, one) => all + what(one), 0))
  const wholes = readings.every(({ whole }) => whole !== null)
  const rates = readings.flatMap(({ rate }) => rate ?? [])
  return {
    done: sum(({ done }) => done),
    whole: wholes ? sum(({ whole }) => whole ?? 0) : null,
    rate: rates.length === readings.length ? rates.reduce((all, one) => all + one, 0) / rates.length : null,
  }
}
