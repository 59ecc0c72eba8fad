/**
 * Whole numbers as near as possible to fractions, with the same (whole) total: largest remainders are rounded up.
 *
 * Source: Cont & Heidari (2014), Optimal rounding under integer constraints, arXiv 1501.00014 (`round_oric` of R
 * stratallo).
 * Assumes: the fractions add up to a whole number.
 * Not for: the least variance; that is `apportion`, which may differ by a household.
 */
export function roundAllocation(input: { allocation: readonly number[] }): { allocation: number[] } {
  const rounded = input.allocation.map((value) => Math.floor(value + 1e-9))
  const total = Math.round(input.allocation.reduce((sum, value) => sum + value, 0))
  const missing = total - rounded.reduce((sum, value) => sum + value, 0)
  const remainder = (index: number) => (input.allocation[index] as number) - (rounded[index] as number)
  const largest = rounded
    .map((_, index) => index)
    .sort((one, other) => remainder(other) - remainder(one))
    .slice(0, missing)
  return { allocation: rounded.map((value, index) => value + Number(largest.includes(index))) }
}
