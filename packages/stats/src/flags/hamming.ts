import { bitCount } from '../numerics/bits.ts'

/** The two 32-bit halves of a 64-bit hash; throws a RangeError unless it has 16 hexadecimal digits. */
export function hashHalves(hash: string): readonly [number, number] {
  if (!/^[0-9a-f]{16}$/i.test(hash)) throw new RangeError(`a hash must have 16 hexadecimal digits, got '${hash}'`)
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16)]
}

/**
 * Number of bits in which two 64-bit hashes differ: 0 the same picture, up to 5 most likely the same scene shot.
 *
 * Source: Hamming (1950), Bell System Technical Journal 29:147–160. Random hashes: P(≤ 5) = 4.5e-13.
 * Assumes: both hashes from `dhash`, of photos with features.
 * Not for: hashes made by different methods.
 */
export function hamming(input: { first: string; second: string }): { distance: number } {
  return { distance: halvesDistance(hashHalves(input.first), hashHalves(input.second)) }
}

/** Hamming distance of two hashes already split into halves. */
export function halvesDistance(first: readonly [number, number], second: readonly [number, number]): number {
  return bitCount(first[0] ^ second[0]) + bitCount(first[1] ^ second[1])
}
