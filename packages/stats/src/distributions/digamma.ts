const series = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12]

/** Derivative of log gamma for x > 0. Source: Abramowitz & Stegun (1964), 6.3.18 after raising x by 6.3.5. */
export function digamma(x: number): number {
  let raised = x
  let sum = 0
  while (raised < 15) {
    sum -= 1 / raised
    raised += 1
  }
  const inverseSquare = 1 / (raised * raised)
  const tail = series.reduceRight((total, coefficient) => total * inverseSquare + coefficient, 0) * inverseSquare
  return sum + Math.log(raised) - 1 / (2 * raised) - tail
}
