/** Texts shorter than this, spaces and punctuation left out, are alike by chance and are not compared. */
export const shortestText = 12

/** The characters of a text that carry meaning: letters, digits and Chinese characters, width and case made equal. */
export function meaningfulText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function mixed(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Distinct runs of two and of three characters, as sorted 32-bit hashes (two runs share one by a chance of 2⁻³²).
 * Source: Broder (1997), On the resemblance and containment of documents; murmur3 finaliser by Appleby.
 */
export function shingles(meaningful: string): Uint32Array {
  const found = new Set<number>()
  for (let at = 0; at + 1 < meaningful.length; at++) {
    const pair = mixed(Math.imul(meaningful.charCodeAt(at), 0x01000193) ^ meaningful.charCodeAt(at + 1))
    found.add(pair)
    if (at + 2 < meaningful.length) found.add(mixed(Math.imul(pair, 0x01000193) ^ meaningful.charCodeAt(at + 2)))
  }
  return Uint32Array.from(found).sort()
}

/** Shared members of two sorted sets divided by all members. */
export function overlapShare(one: Uint32Array, other: Uint32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i] as number, other[j] as number]
    if (a === b) shared += 1
    if (a <= b) i += 1
    if (b <= a) j += 1
  }
  return shared / (one.length + other.length - shared)
}
