import { expect, test } from 'vitest'
import { betaCdf, betaQuantile } from '../src/distributions/beta.ts'
import { betaBinomialCdf, betaBinomialPmf } from '../src/distributions/beta-binomial.ts'
import { binomialCdf } from '../src/distributions/binomial.ts'
import { chiSquareSurvival } from '../src/distributions/chi-square.ts'
import { hypergeometricCdf } from '../src/distributions/hypergeometric.ts'
import { logGamma } from '../src/distributions/log-gamma.ts'
import { normalCdf, normalQuantile } from '../src/distributions/normal.ts'
import { studentTwoSided, twoSidedT } from '../src/distributions/student-t.ts'
import { referenceRows, relativeError } from './reference.ts'

const functions: Record<string, (...args: number[]) => number> = {
  beta_quantile: (p = 0, a = 0, b = 0) => betaQuantile(p, a, b),
  'hypergeom_cdf(x;N,K,n)': (x = 0, population = 0, bad = 0, sample = 0) =>
    hypergeometricCdf(x, { population, bad, sample }),
  'binom_cdf(x;n,p)': (x = 0, n = 0, p = 0) => binomialCdf(x, n, p),
  't_sf two-sided': (t = 0, df = 0) => studentTwoSided(t, df),
  'betabinom_pmf(x;n,a,b)': (x = 0, n = 0, alpha = 0, beta = 0) => betaBinomialPmf(x, n, { alpha, beta }),
  'log gamma': (x = 0) => logGamma(x),
  'chi-square survival': (x = 0, df = 0) => chiSquareSurvival(x, df),
  'normal quantile': (p = 0) => normalQuantile(p),
  'normal cdf': (x = 0) => normalCdf(x),
  't two-sided quantile': (confidence = 0, df = 0) => twoSidedT(confidence, df),
  'beta-binomial cdf': (x = 0, n = 0, alpha = 0, beta = 0) => betaBinomialCdf(x, n, { alpha, beta }),
}

const rows = [
  ...referenceRows('special_functions_scipy').map((row) => ({
    name: row.function ?? '',
    args: row.args,
    value: row.value,
  })),
  ...referenceRows('computed').map((row) => ({ name: row.case ?? '', args: row.quantity, value: row.value })),
].filter(({ name }) => name in functions)

test.each(rows)('$name at $args is $value to 1e-10', ({ name, args = '', value }) => {
  const numbers = args.split(';').map((text) => Number(text.replace(/^.*=/, '')))
  expect(relativeError(functions[name]?.(...numbers) ?? null, Number(value))).toBeLessThan(1e-10)
})

test('the beta quantile inverts the beta distribution', () => {
  for (const [a, b] of [
    [0.5, 0.5],
    [1, 30],
    [400, 3],
    [0.02, 5],
  ] as const) {
    for (const p of [0.001, 0.25, 0.5, 0.9, 0.999]) expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 11)
  }
})
