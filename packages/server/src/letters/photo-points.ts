import type { PhotoPoint } from '@lookback/core/letters'
import { similarPhotos } from '@lookback/stats'
import type { AnswerPhoto } from './attachments.queries.ts'

/** What is pointed out of one answer's photos, with the earlier answer that has the same. */
export interface FoundPhotoPoint extends Omit<PhotoPoint, 'sameAsText'> {
  sameAs: string
}

/**
 * Of each answer, the photos that an earlier one had: that to another item, whoever gave it, or the same recipient's to this one. One is
 * said of each sort, the same file before what looks alike.
 * @param photos in the order in which the answers were given
 * @param differ two photos of which at most so many of 64 parts differ look alike
 */
export function photoPoints(photos: readonly AnswerPhoto[], differ: number): Map<string, FoundPhotoPoint[]> {
  const { pairs } = similarPhotos({
    // Photos of one answer may repeat, as those of one household may.
    photos: photos.map(({ answer, sha256, look }, index) => ({ id: String(index), household: answer, sha256, hash: look })), farthest: differ,
  })
  const points = new Map<string, FoundPhotoPoint[]>()
  for (const { first, second, kind } of [...pairs].sort((one, other) => Number(other.kind === 'same-file') - Number(one.kind === 'same-file'))) {
    const [earlier, later] = [Number(first), Number(second)].sort((one, other) => one - other).map((index) => photos[index])
    if (!earlier || !later) continue
    const point = earlier.item !== later.item ? 'copied' : earlier.recipient === later.recipient ? 'repeated' : null
    const said = points.get(later.answer) ?? []
    if (point === null || said.some((one) => one.point === point)) continue
    points.set(later.answer, [...said, { point, isSameFile: kind === 'same-file', sameAs: earlier.answer }])
  }
  return points
}
