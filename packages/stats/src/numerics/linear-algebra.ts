/** The inverse of a symmetric positive definite matrix by Cholesky factors, or null when it is not one. */
export function invertPositiveDefinite(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor = choleskyFactor(matrix)
  if (factor === null) return null
  const size = matrix.length
  const columns = Array.from({ length: size }, (_, column) =>
    solveWithFactor(
      factor,
      Array.from({ length: size }, (_unit, row) => (row === column ? 1 : 0)),
    ),
  )
  return columns
}

/** The solution of matrix · x = right for a symmetric positive definite matrix, or null when it is not one. */
export function solvePositiveDefinite(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | null {
  const factor = choleskyFactor(matrix)
  return factor === null ? null : solveWithFactor(factor, right)
}

/** Lower triangular L with L·Lᵀ = matrix. Source: Golub & Van Loan (2013), Matrix Computations, section 4.2. */
function choleskyFactor(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = []
  for (const [i, source] of matrix.entries()) {
    const row: number[] = []
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : (factor[j] as number[])
      let sum = source[j] as number
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number)
      if (j < i) row.push(sum / (other[j] as number))
      else if (sum > (source[i] as number) * 1e-14) row.push(Math.sqrt(sum))
      else return null
    }
    factor.push(row)
  }
  return factor
}

function solveWithFactor(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = factor.length
  const x = [...right]
  for (let i = 0; i < size; i++) {
    const row = factor[i] as number[]
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (row[k] as number) * (x[k] as number)
    x[i] = (x[i] as number) / (row[i] as number)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++)
      x[i] = (x[i] as number) - ((factor[k] as number[])[i] as number) * (x[k] as number)
    x[i] = (x[i] as number) / ((factor[i] as number[])[i] as number)
  }
  return x
}

/** xᵀ · matrix · x. */
export function quadraticForm(matrix: readonly (readonly number[])[], x: readonly number[]): number {
  return matrix.reduce(
    (total, row, i) => total + (x[i] as number) * row.reduce((sum, value, j) => sum + value * (x[j] as number), 0),
    0,
  )
}
