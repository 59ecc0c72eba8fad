import { logBeta } from './log-gamma.ts'

const tiny = 1e-300

/** Continued fraction of the incomplete beta function by the modified Lentz method (DLMF 8.17.22). */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

/**
 * Regularised incomplete beta function I_x(a, b) = P(X <= x) for X ~ Beta(a, b).
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 and 8.17.4.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b))
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * continuedFraction(x, a, b)) / a)
  return Math.max(0, 1 - (front * continuedFraction(1 - x, b, a)) / b)
}

/** A point inside the bracket; geometric near zero, where a small shape parameter puts quantiles like 1e-150. */
function between(low: number, high: number): number {
  if (low === 0) return high / 1024
  return high < 0.5 ? Math.sqrt(low * high) : (low + high) / 2
}

/**
 * The x with P(X <= x) = probability for X ~ Beta(a, b): Newton steps kept inside a shrinking bracket.
 * Source: the inverse of `betaCdf`; bracketing after Press et al. (2007), section 9.4.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (probability <= 0) return 0
  if (probability >= 1) return 1
  const logNorm = logBeta(a, b)
  let low = 0
  let high = 1
  let x = a / (a + b)
  for (let step = 0; step < 200; step++) {
    const error = betaCdf(x, a, b) - probability
    if (error > 0) high = x
    else low = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logNorm)
    const newton = x - error / density
    const next = newton > low && newton < high ? newton : between(low, high)
    if (Math.abs(next - x) <= 1e-15 * next) return next
    x = next
  }
  return x
}
