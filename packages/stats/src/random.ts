/** A source of numbers in [0, 1). Every function that needs chance takes one, so that a result can be repeated. */
export type Random = () => number

/**
 * A repeatable source of random numbers for one seed (a 32-bit whole number).
 * Source: sfc32 by Doty-Humphrey (PractRand test suite), its state filled by the splitmix32 finaliser.
 * Not for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let a = next()
  let b = next()
  let c = next()
  let counter = 1
  return () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
}

/** A whole number from 0 to below - 1, each equally likely. */
export function randomIndex(random: Random, below: number): number {
  return Math.min(below - 1, Math.floor(random() * below))
}

/** The same items in random order (Fisher–Yates; Durstenfeld 1964, CACM Algorithm 235). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomIndex(random, last + 1)
    const moved = result[last] as T
    result[last] = result[other] as T
    result[other] = moved
  }
  return result
}
