const shift = 15
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** Bernoulli coefficients B2k / (2k(2k-1)) of Stirling's series. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/**
 * Natural logarithm of the gamma function for x > 0.
 * Source: Abramowitz & Stegun (1964), 6.1.41 (Stirling's series), after raising x by 6.1.15.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  if (x === 1 || x === 2) return 0
  let product = 1
  let raised = x
  while (raised < shift) {
    product *= raised
    raised += 1
  }
  const inverseSquare = 1 / (raised * raised)
  const series = stirling.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0) / raised
  return (raised - 0.5) * Math.log(raised) - raised + halfLogTwoPi + series - Math.log(product)
}

/** Natural logarithm of the beta function B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** Natural logarithm of the number of ways to choose k of n. */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
