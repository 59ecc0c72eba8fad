/** One item answered twice, first in the survey, then in the back check. */
export interface AnswerPair {
  survey: number
  check: number
}

/** Throws a RangeError unless every answer is a finite number; pairs with a missing answer must be left out before. */
export function requirePairs(pairs: readonly AnswerPair[]): void {
  if (!pairs.every(({ survey, check }) => Number.isFinite(survey) && Number.isFinite(check))) {
    throw new RangeError('pairs must hold finite numbers only')
  }
}
