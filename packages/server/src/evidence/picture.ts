import { Transformer } from '@napi-rs/image'
import { imageSize } from 'image-size'
import type { EvidenceParameter } from '@lookback/core/evidence'
import { Refusal } from '@lookback/core/kernel'
import { dhash } from '@lookback/stats'

/** A picture as it is kept, with what its camera had written into it. */
export interface Picture {
  content: Buffer
  thumbnail: Buffer
  takenAt: Date | null
  position: { latitude: number; longitude: number } | null
  /** By which photos that look alike are found: the difference hash (`dhash`); null where it has no features. */
  look: string | null
}

/** Decoding takes four bytes a pixel: so many pictures at once and no more. */
const AT_ONCE = 2
let decoding = 0
const waiting: (() => void)[] = []

/**
 * Encodes a picture anew: upright, no larger than the county wants, without the camera's data, which are read first.
 * The library decodes in threads of its own.
 * @throws {Refusal} `evidence-picture-too-large`, `evidence-unreadable`
 */
export async function preparePicture(original: Buffer, limits: EvidenceParameter): Promise<Picture> {
  requirePixels(original, limits)
  while (decoding >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  decoding += 1
  try {
    const { exif } = await new Transformer(original).metadata(true)
    const content = await smaller(original, limits.longerSide, limits.quality)
    const thumbnail = await smaller(content, limits.thumbnailSide, limits.quality)
    return { content, thumbnail, takenAt: takenAt(exif), position: position(exif), look: await lookOf(thumbnail) }
  } catch {
    throw new Refusal('evidence-unreadable')
  } finally {
    decoding -= 1
    waiting.shift()?.()
  }
}

/** Read from the header: a bomb is refused before anything is unpacked. */
function requirePixels(original: Buffer, { largestPixels }: EvidenceParameter): void {
  let size
  try {
    size = imageSize(original)
  } catch {
    throw new Refusal('evidence-unreadable')
  }
  const pixels = size.width * size.height
  if (pixels > largestPixels) {
    throw new Refusal('evidence-picture-too-large', {
      megapixels: Math.round(pixels / 1e6), limit: Math.round(largestPixels / 1e6),
    })
  }
}

/** A picture's header tells its size as the camera held it; turned by a quarter, width and height change places. */
async function smaller(picture: Buffer, longerSide: number, quality: number): Promise<Buffer> {
  const { width, height, orientation = 1 } = imageSize(picture)
  const upright = new Transformer(picture).rotate()
  const longer = Math.max(width, height)
  if (longer <= longerSide) return upright.jpeg(quality)
  const [across, down] = orientation >= 5 ? [height, width] : [width, height]
  const scaled = (side: number) => Math.max(1, Math.round((side * longerSide) / longer))
  return upright.resize(scaled(across), scaled(down)).jpeg(quality)
}

/** Of the thumbnail: the hash has 9 × 8 points, and a larger picture would say nothing more. */
async function lookOf(thumbnail: Buffer): Promise<string | null> {
  const { width, height } = imageSize(thumbnail)
  if (width < 9 || height < 8) return null
  return dhash({ width, height, luminance: await new Transformer(thumbnail).grayscale().rawPixels() }).hash
}

type Exif = Record<string, string> | undefined

/** `2020:05:07 09:30:00`, the county's time: cameras of that kind know no zone. */
function takenAt(exif: Exif): Date | null {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(exif?.['Date of original image'] ?? '')
  if (!match) return null
  const [, year = '', month = '', day = '', time = ''] = match
  const instant = new Date(`${year}-${month}-${day}T${time}+08:00`)
  return Number.isNaN(instant.getTime()) ? null : instant
}

/** Degrees, minutes and seconds as the library prints them: `26°52'12.50" N`. */
function degrees(text: string | undefined): number | null {
  const [whole, minutes = 0, seconds = 0] = (text?.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
  if (text === undefined || whole === undefined) return null
  const value = whole + minutes / 60 + seconds / 3600
  return /[SW]$/.test(text) ? -value : value
}

function position(exif: Exif): Picture['position'] {
  const latitude = degrees(exif?.['GPS latitude'])
  const longitude = degrees(exif?.['GPS longitude'])
  return latitude === null || longitude === null ? null : { latitude, longitude }
}
