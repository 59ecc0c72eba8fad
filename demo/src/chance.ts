import { identifierFrom } from '@lookback/core/kernel'
import { seededRandom } from '@lookback/stats'

/** Draws that repeat for the same seed. Each part of the county has its own, so that one can change alone. */
export interface Chance {
  /** A number in [0, 1). */
  number(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  happens(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** One of the keys, by weights that need not add up to anything. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  shuffled<T>(items: readonly T[]): T[]
  bytes(length: number): Uint8Array
  /** An identifier as if made at that moment, in milliseconds since the epoch. */
  identifier(time: number): string
}

export function chanceOf(seed: number, part: string): Chance {
  const random = seededRandom(mixed(seed, part))
  const below = (limit: number) => Math.floor(random() * limit)
  const bytes = (length: number) => {
    const result = new Uint8Array(length)
    for (let index = 0; index < length; index += 1) result[index] = below(256)
    return result
  }
  return {
    number: random,
    whole: (low, high) => low + below(high - low + 1),
    happens: (probability) => random() < probability,
    pick: <T>(items: readonly T[]) => items[below(items.length)] as T,
    weighted: (weights) => weightedKey(weights, random()),
    shuffled: (items) => shuffled(items, below),
    bytes,
    identifier: (time) => identifierFrom(time, bytes(16)),
  }
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], below: (limit: number) => number): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = below(last + 1)
    const moved = result[last] as T
    result[last] = result[other] as T
    result[other] = moved
  }
  return result
}

/** The 32-bit FNV-1a hash of the part's name, started from the seed. */
function mixed(seed: number, part: string): number {
  let hash = (0x811c9dc5 ^ seed) | 0
  for (const character of part) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}

function weightedKey<K extends string>(weights: Readonly<Record<K, number>>, draw: number): K {
  let whole = 0
  for (const key in weights) whole += weights[key]
  let rest = draw * whole
  let last: K | undefined
  for (const key in weights) {
    rest -= weights[key]
    last = key
    if (rest < 0) break
  }
  if (last === undefined) throw new Error('nothing to draw from')
  return last
}
