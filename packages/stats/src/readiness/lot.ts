import { binomialCdf } from '../distributions/binomial.ts'
import { hypergeometricCdf } from '../distributions/hypergeometric.ts'
import { requirePart, requirePositive } from '../requirements.ts'

/** Households in the lot; null for a lot so large that the sample does not use it up. */
export type LotSize = number | null

/** Throws a RangeError unless the population is null or a whole number of at least one household. */
export function requireLot(population: LotSize): void {
  if (population === null) return
  requirePositive('population', population)
  requirePart('population', population, 'population', population)
}

/**
 * P(at most `acceptance` bad in the sample) for a bad rate. In a finite lot the rate stands for a whole number of bad
 * households: `round` says whether for the next one above (a lot at least this bad) or below (at most this bad).
 */
export function passProbability(input: {
  population: LotSize
  sample: number
  acceptance: number
  rate: number
  round: 'up' | 'down'
}): number {
  const { population, sample, acceptance, rate, round } = input
  if (population === null) return binomialCdf(acceptance, sample, rate)
  return hypergeometricCdf(acceptance, { population, bad: badCount(rate, population, round), sample })
}

/** Whole number of bad households for a rate; a rate such as 0.3 of 60 is 18 in spite of binary fractions. */
export function badCount(rate: number, population: number, round: 'up' | 'down'): number {
  const exact = rate * population
  return round === 'up' ? Math.ceil(exact - 1e-9) : Math.floor(exact + 1e-9)
}
