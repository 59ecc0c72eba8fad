import type { Random } from '../random.ts'
import type { BetaPrior } from './beta-binomial.ts'

/** A standard normal number. Source: Marsaglia & Bray (1964), SIAM Review 6:260–264 (polar method). */
function randomNormal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}

/** The logarithm of a gamma number. Source: Marsaglia & Tsang (2000), ACM TOMS 26:363–372. */
function logRandomGamma(shape: number, random: Random): number {
  // Small shapes: raise by one and take back a power of a uniform; in logarithms, lest both gammas become 0.
  if (shape < 1) return logRandomGamma(shape + 1, random) + Math.log(1 - random()) / shape
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = randomNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return Math.log(d * v)
  }
}

/** A number drawn from a Beta distribution. */
export function randomBeta({ alpha, beta }: BetaPrior, random: Random): number {
  const one = logRandomGamma(alpha, random)
  const other = logRandomGamma(beta, random)
  return 1 / (1 + Math.exp(other - one))
}
