import { requireCount, requirePart } from '../requirements.ts'
import { passProbability, requireLot, type LotSize } from './lot.ts'

export interface OperatingPoint {
  /** Share of bad households. */
  rate: number
  /** Bad households in a finite lot. */
  bad: number | null
  /** Chance that the village passes. */
  pass: number
}

/**
 * How likely a village passes an acceptance plan, for every number of bad households it may have.
 *
 * Source: Dodge & Romig (1929), Bell System Technical Journal 8:613–631.
 * Assumes: households drawn at random, each judged without error.
 * Not for: households picked because of a hint.
 * A finite lot gives one point for each number of bad households, an infinite one a point for each per cent.
 */
export function lqasOperatingCharacteristic(input: { population: LotSize; sample: number; acceptance: number }): {
  points: OperatingPoint[]
} {
  const { population, sample, acceptance } = input
  requireLot(population)
  requireCount('acceptance', acceptance)
  if (population === null) requireCount('sample', sample)
  else requirePart('sample', sample, 'population', population)
  const steps = population ?? 100
  const points = Array.from({ length: steps + 1 }, (_, step): OperatingPoint => {
    const rate = step / steps
    const pass = passProbability({ population, sample, acceptance, rate, round: 'up' })
    return { rate, bad: population === null ? null : step, pass }
  })
  return { points }
}
