import { invertPositiveDefinite, solvePositiveDefinite } from '../numerics/linear-algebra.ts'

export interface PoissonFit {
  coefficients: number[]
  fitted: number[]
  deviance: number
  covariance: () => number[][] | null
}

/** Expected counts this small mean that the maximum lies at infinity. */
const vanishing = 1e-8

/**
 * Maximum likelihood of a Poisson log-linear model by iteratively reweighted least squares; null when none exists.
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, section 2.5.
 */
export function fitPoisson(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  start?: readonly number[],
): PoissonFit | null {
  let coefficients = start === undefined ? startingValues(design, counts) : [...start]
  let deviance = Infinity
  for (let step = 0; step < 100; step++) {
    const fitted = expected(design, coefficients)
    if (fitted.some((value) => !(value < 1e12))) return null
    const next = devianceOf(counts, fitted)
    const settled = Math.abs(next - deviance) < 1e-12 * (1 + next)
    deviance = next
    const information = weightedProduct(design, fitted)
    if (settled) {
      if (fitted.some((value) => value < vanishing)) return null
      return { coefficients, fitted, deviance, covariance: () => invertPositiveDefinite(information) }
    }
    const score = coefficients.map((_, k) =>
      design.reduce((sum, row, i) => sum + (row[k] as number) * ((counts[i] as number) - (fitted[i] as number)), 0),
    )
    const change = solvePositiveDefinite(information, score)
    if (change === null) return null
    const largest = Math.max(...change.map(Math.abs))
    const share = largest > 3 ? 3 / largest : 1
    coefficients = coefficients.map((value, k) => value + share * (change[k] as number))
  }
  return null
}

/** One weighted least-squares step from the counts themselves. */
function startingValues(design: readonly (readonly number[])[], counts: readonly number[]): number[] {
  const weights = counts.map((count) => count + 0.5)
  const size = design[0]?.length ?? 0
  const right = Array.from({ length: size }, (_, k) =>
    design.reduce(
      (sum, row, i) => sum + (row[k] as number) * (weights[i] as number) * Math.log(weights[i] as number),
      0,
    ),
  )
  return solvePositiveDefinite(weightedProduct(design, weights), right) ?? new Array<number>(size).fill(0)
}

function expected(design: readonly (readonly number[])[], coefficients: readonly number[]): number[] {
  return design.map((row) => {
    let sum = 0
    for (let k = 0; k < row.length; k++) sum += (row[k] as number) * (coefficients[k] as number)
    return Math.exp(sum)
  })
}

function weightedProduct(design: readonly (readonly number[])[], weights: readonly number[]): number[][] {
  const size = design[0]?.length ?? 0
  const product = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let i = 0; i < design.length; i++) {
    const row = design[i] as number[]
    for (let k = 0; k < size; k++) {
      const weighted = (row[k] as number) * (weights[i] as number)
      if (weighted === 0) continue
      const line = product[k] as number[]
      for (let l = 0; l < size; l++) line[l] = (line[l] as number) + weighted * (row[l] as number)
    }
  }
  return product
}

function devianceOf(counts: readonly number[], fitted: readonly number[]): number {
  return (
    2 *
    counts.reduce((sum, count, i) => {
      const mean = fitted[i] as number
      return sum + (count > 0 ? count * Math.log(count / mean) : 0) - (count - mean)
    }, 0)
  )
}
