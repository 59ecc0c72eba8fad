import { twoRoundEstimate, type TwoRoundEstimate, type TwoRoundQuestion } from './two-round-estimate.ts'
import { twoRoundCells } from './two-rounds.ts'

/**
 * Lincoln–Petersen estimate of all problems from two rounds: n1·n2/m.
 *
 * Source: Seber (1982), The Estimation of Animal Abundance, 2nd ed., section 3.1; variance by Sekar & Deming (1949).
 * Assumes: independent rounds over the same subjects and items, nothing changed in between, records matched rightly.
 * Not for: few shared finds (biased upwards; use `chapman`), or subjects that only one round visited.
 * Edge cases: no overlap or an empty round → reason, "at least `seen`".
 */
export function lincolnPetersen(input: TwoRoundQuestion): TwoRoundEstimate {
  const { first, second, both } = input
  const { onlyFirst, onlySecond } = twoRoundCells(input)
  return twoRoundEstimate(input, () => ({
    estimate: (first * second) / both,
    variance: (first * second * onlyFirst * onlySecond) / both ** 3,
  }))
}
