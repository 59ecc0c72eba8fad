/** Ways to choose k of n, exactly: what tests recompute distributions from, without the package's own functions. */
export function waysToChoose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n
  let ways = 1n
  for (let i = 0; i < k; i++) ways = (ways * BigInt(n - i)) / BigInt(i + 1)
  return ways
}

/** A ratio of whole numbers of any size as a number, good to 15 digits. */
export function ratio(part: bigint, whole: bigint): number {
  const scale = 10n ** 18n
  return Number((part * scale) / whole) / 1e18
}

/** P(lowest <= X <= highest) for the bad ones in a sample without replacement. */
export function hypergeometricBetween(
  lot: { population: number; bad: number; sample: number },
  lowest: number,
  highest: number,
): number {
  let ways = 0n
  for (let k = Math.max(0, lowest); k <= Math.min(highest, lot.sample); k++) {
    ways += waysToChoose(lot.bad, k) * waysToChoose(lot.population - lot.bad, lot.sample - k)
  }
  return ratio(ways, waysToChoose(lot.population, lot.sample))
}

/** P(X <= x) for the bad ones in a sample from a lot without limit. */
export function binomialUpTo(x: number, n: number, p: number): number {
  let sum = 0
  for (let k = 0; k <= x; k++) sum += Number(waysToChoose(n, k)) * p ** k * (1 - p) ** (n - k)
  return sum
}
