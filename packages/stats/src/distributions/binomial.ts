import { betaCdf } from './beta.ts'

/** P(X <= x) of a binomial count of n with probability p, through the incomplete beta (A&S 26.5.24). */
export function binomialCdf(x: number, n: number, p: number): number {
  if (x < 0) return 0
  if (x >= n) return 1
  return betaCdf(1 - p, n - x, x + 1)
}

/** P(X > x) of a binomial count, without the cancellation of 1 - P(X <= x). */
export function binomialSurvival(x: number, n: number, p: number): number {
  if (x < 0) return 1
  if (x >= n) return 0
  return betaCdf(p, x + 1, n - x)
}
