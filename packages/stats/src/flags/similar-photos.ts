import { groupBy } from '../group-by.ts'
import { requireCount } from '../requirements.ts'
import { halvesDistance, hashHalves } from './hamming.ts'

export interface HashedPhoto {
  id: string
  household: string
  sha256: string
  /** From `dhash`; null for a photo without features, which is then compared by SHA-256 only. */
  hash: string | null
}

export interface PhotoPair {
  first: string
  second: string
  kind: 'same-file' | 'look-alike'
  distance: number
}

type SplitPhoto = HashedPhoto & { halves: readonly [number, number] | null }

/** Parts of the 64 bits: two hashes that differ in at most k bits agree wholly in one of k + 1 parts (pigeonhole). */
function partKeys(hash: string, parts: number): string[] {
  const bits = Array.from(hash, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  return Array.from(
    { length: parts },
    (_, part) => `${part}:${bits.slice(Math.floor((part * 64) / parts), Math.floor(((part + 1) * 64) / parts))}`,
  )
}

/**
 * Photos of different households that are the same file or look alike.
 *
 * Source: SHA-256 (FIPS 180-4); difference hash, Krawetz (2013); parts by Manku, Jain & Das Sarma (2007), WWW '07.
 * Assumes: one household's own photos may repeat. Not for: forms and signboards, which look alike everywhere.
 */
export function similarPhotos(input: { photos: readonly HashedPhoto[]; farthest?: number }): { pairs: PhotoPair[] } {
  const { photos, farthest = 5 } = input
  requireCount('farthest', farthest)
  const split = photos.map((photo): SplitPhoto => ({
    ...photo,
    halves: photo.hash === null ? null : hashHalves(photo.hash),
  }))
  const keyed = split.flatMap((photo) => [
    { key: photo.sha256, photo },
    ...(photo.hash === null ? [] : partKeys(photo.hash, farthest + 1)).map((key) => ({ key, photo })),
  ])
  const pairs = new Map<string, PhotoPair>()
  for (const bucket of groupBy(keyed, ({ key }) => key).values()) {
    for (const [index, { photo: one }] of bucket.entries()) {
      for (const { photo: other } of bucket.slice(index + 1)) {
        const pair = pairOf(one, other, farthest)
        if (pair !== null) pairs.set(`${one.id} ${other.id}`, pair)
      }
    }
  }
  return { pairs: [...pairs.values()] }
}

function pairOf(one: SplitPhoto, other: SplitPhoto, farthest: number): PhotoPair | null {
  if (one.household === other.household) return null
  const names = { first: one.id, second: other.id }
  if (one.sha256 === other.sha256) return { ...names, kind: 'same-file', distance: 0 }
  if (one.halves === null || other.halves === null) return null
  const distance = halvesDistance(one.halves, other.halves)
  return distance <= farthest ? { ...names, kind: 'look-alike', distance } : null
}
