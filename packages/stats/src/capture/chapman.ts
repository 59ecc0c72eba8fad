import { twoRoundEstimate, type TwoRoundEstimate, type TwoRoundQuestion } from './two-round-estimate.ts'
import { twoRoundCells, type TwoRounds } from './two-rounds.ts'

/** Chapman's number and its variance, whatever the overlap. */
export function chapmanFormula(input: TwoRounds): { estimate: number; variance: number } {
  const { first, second, both } = input
  const { onlyFirst, onlySecond } = twoRoundCells(input)
  const product = (first + 1) * (second + 1)
  return {
    estimate: product / (both + 1) - 1,
    variance: (product * onlyFirst * onlySecond) / ((both + 1) ** 2 * (both + 2)),
  }
}

/**
 * Chapman's nearly unbiased estimate of all problems from two rounds: (n1+1)(n2+1)/(m+1) - 1.
 *
 * Source: Chapman (1951), Univ. California Publ. Statistics 1:131–160; variance by Seber (1970), Biometrics 26:313–318.
 * Assumes: independent rounds over the same subjects and items, nothing changed in between, records matched rightly.
 * Not for: no overlap at all (its number then means nothing and is not given), or subjects only one round visited.
 */
export function chapman(input: TwoRoundQuestion): TwoRoundEstimate {
  return twoRoundEstimate(input, () => chapmanFormula(input))
}
