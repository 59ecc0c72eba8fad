/** A lot of `population` units of which `bad` are bad; `sample` of them are drawn without replacement. */
export interface Lot {
  population: number
  bad: number
  sample: number
}

/** P(X < x), P(X = x) and P(X > x) for the number of bad units in the sample. */
export interface Tails {
  below: number
  at: number
  above: number
}

/**
 * Tail probabilities of the hypergeometric distribution.
 * Weights run from the mode by the ratio of neighbouring terms and are divided by their own sum, so neither tail
 * loses digits to a logarithm of a large factorial.
 * Source: Johnson, Kemp & Kotz (2005), Univariate Discrete Distributions, section 6.2.
 */
export function hypergeometricTails(x: number, { population, bad, sample }: Lot): Tails {
  const lowest = Math.max(0, sample + bad - population)
  const highest = Math.min(sample, bad)
  const ratio = (k: number) => ((bad - k) * (sample - k)) / ((k + 1) * (population - bad - sample + k + 1))
  const tails: Tails = { below: 0, at: 0, above: 0 }
  const add = (k: number, weight: number) => {
    if (k < x) tails.below += weight
    else if (k > x) tails.above += weight
    else tails.at += weight
  }
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((sample + 1) * (bad + 1)) / (population + 2))))
  for (let k = mode, weight = 1; k <= highest && weight > 0; weight *= ratio(k), k++) add(k, weight)
  for (let k = mode - 1, weight = 1; k >= lowest && weight > 0; k--) {
    weight /= ratio(k)
    add(k, weight)
  }
  const total = tails.below + tails.at + tails.above
  return { below: tails.below / total, at: tails.at / total, above: tails.above / total }
}

/** P(X <= x) of the hypergeometric distribution. */
export function hypergeometricCdf(x: number, lot: Lot): number {
  const tails = hypergeometricTails(x, lot)
  return tails.below + tails.at
}
