import type { Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { meaningfulText, shingles, shortestText } from './shingles.ts'

export interface Signature {
  /** Smallest hashes of the text's character runs; null for a text under 12 characters. */
  signature: Uint32Array | null
  reason: Reason | null
}

/** Chance that two texts of a similarity become candidates with b bands of r rows: 1 - (1 - sʳ)ᵇ. */
export function candidateProbability(similarity: number, bands = 20, rows = 5): number {
  return 1 - (1 - similarity ** rows) ** bands
}

/**
 * MinHash signatures: the share of equal places in two signatures estimates the Jaccard similarity of the texts.
 * All texts to be compared must go through one call, since the hash functions are drawn from `random`.
 *
 * Source: Broder et al. (2000), J. Computer and System Sciences 60:630–659; bands: Leskovec, Rajaraman & Ullman (2020),
 * Mining of Massive Datasets, chapter 3.
 * Assumes: free text, as `jaccard`.
 * Not for: short or set phrases. For up to 10⁴ texts exact comparison is as quick (`similarTexts` chooses).
 */
export function minhash(input: { texts: readonly string[]; random: Random; size?: number }): {
  signatures: Signature[]
} {
  const { texts, random, size = 100 } = input
  const word = () => Math.floor(random() * 2 ** 32)
  const masks = Uint32Array.from({ length: size }, word)
  const factors = Uint32Array.from({ length: size }, () => word() | 1)
  const signatures = texts.map((text): Signature => {
    const meaningful = meaningfulText(text)
    if (meaningful.length < shortestText) return { signature: null, reason: reason('text-too-short', { least: shortestText }) }
    const runs = shingles(meaningful)
    const signature = new Uint32Array(size).fill(0xffffffff)
    for (let i = 0; i < size; i++) {
      const mask = masks[i] as number
      const factor = factors[i] as number
      let smallest = 0xffffffff
      for (let k = 0; k < runs.length; k++) {
        const product = Math.imul((runs[k] as number) ^ mask, factor)
        const hash = (product ^ (product >>> 15)) >>> 0
        if (hash < smallest) smallest = hash
      }
      signature[i] = smallest
    }
    return { signature, reason: null }
  })
  return { signatures }
}
