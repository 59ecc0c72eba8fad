import { logBeta, logChoose } from './log-gamma.ts'

/** Parameters of a Beta distribution of rates; both are positive. */
export interface BetaPrior {
  alpha: number
  beta: number
}

/** P(X = x) of a beta-binomial count of n. Source: Johnson, Kemp & Kotz (2005), section 6.9.2. */
export function betaBinomialPmf(x: number, n: number, { alpha, beta }: BetaPrior): number {
  if (x < 0 || x > n) return 0
  return Math.exp(logChoose(n, x) + logBeta(x + alpha, n - x + beta) - logBeta(alpha, beta))
}

/** P(X <= x) of a beta-binomial count of n. */
export function betaBinomialCdf(x: number, n: number, prior: BetaPrior): number {
  if (x >= n) return 1
  let sum = 0
  for (let k = 0; k <= x; k++) sum += betaBinomialPmf(k, n, prior)
  return Math.min(1, sum)
}
