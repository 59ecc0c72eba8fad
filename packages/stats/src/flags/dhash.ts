import { bitCount } from '../numerics/bits.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePositive } from '../requirements.ts'

export interface PhotoHash {
  /** 64 bits as 16 hexadecimal digits; null for a photo without features. */
  hash: string | null
  reason: Reason | null
}

/** Mean brightness of the part of the picture that becomes one of 9 × 8 points. */
function pointBrightness(
  width: number,
  height: number,
  luminance: ArrayLike<number>,
  column: number,
  row: number,
): number {
  const left = Math.floor((column * width) / 9)
  const top = Math.floor((row * height) / 8)
  const right = Math.max(left + 1, Math.floor(((column + 1) * width) / 9))
  const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / 8))
  let sum = 0
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += luminance[y * width + x] as number
  return sum / ((right - left) * (bottom - top))
}

/**
 * Difference hash of a photo: does brightness rise from each of 9 × 8 points to its right neighbour?
 *
 * Source: Krawetz (2013), Kind of Like That, The Hacker Factor Blog.
 * Assumes: `luminance` row by row, of the whole picture, upright. Survives scaling, compression and brightening.
 * Not for: cropped or turned photos. Under `fewestBits` (4) or over 64 - 4 set bits the photo is flat (sky, wall,
 * dark): such hashes are alike by chance, so a reason and no hash.
 */
export function dhash(input: {
  width: number
  height: number
  luminance: ArrayLike<number>
  fewestBits?: number
}): PhotoHash {
  const { width, height, luminance, fewestBits = 4 } = input
  requirePositive('width', width)
  requirePositive('height', height)
  if (luminance.length !== width * height) throw new RangeError('luminance must hold width × height values')
  if (width < 9 || height < 8) throw new RangeError('width and height must be at least 9 and 8')
  const words = [0, 0]
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const rises =
        pointBrightness(width, height, luminance, column + 1, row) >
        pointBrightness(width, height, luminance, column, row)
      const word = row >> 2
      words[word] = ((words[word] as number) << 1) | Number(rises)
    }
  }
  const set = words.reduce((sum, word) => sum + bitCount(word), 0)
  if (set < fewestBits || set > 64 - fewestBits) return { hash: null, reason: reason('photo-without-features') }
  return { hash: words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(''), reason: null }
}
