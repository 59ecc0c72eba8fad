import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { evidenceTypes } from '@lookback/core/evidence'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { getParameter } from '../database/parameters.ts'
import type { Picture } from './picture.ts'
import { preparePicture } from './picture.ts'
import { soundType } from './sound.ts'

/** A content in the store, with what its camera had written into it. */
export interface KeptContent extends Pick<Picture, 'takenAt' | 'position' | 'look'> {
  /** Of what is kept: its name in the store. */
  sha256: Buffer
  /** Of what was sent. */
  original: Buffer
  /** As kept. */
  bytes: number
  /** By the content itself; nothing is believed of what the sender says. */
  mediaType: string
}

/**
 * The one way by which photos and files of people get into the store: pictures encoded anew, everything named by what is
 * kept, and on disk when this resolves.
 * @param takes whether a type is taken at all
 * @throws {Refusal} `evidence-type-unsupported`, `evidence-unreadable`, `evidence-picture-too-large`
 */
export async function keepContent(
  { contents, database, clock }: Application, county: string, sent: Buffer, takes: (mediaType: string) => boolean,
): Promise<KeptContent> {
  const beginning = (await fileTypeFromBuffer(sent))?.mime ?? 'application/octet-stream'
  const found = soundType(beginning, sent) ?? beginning
  if (!takes(found)) throw new Refusal('evidence-type-unsupported')
  const original = createHash('sha256').update(sent).digest()
  if (!isPicture(found)) {
    await contents.store({ sha256: original }, sent)
    return { sha256: original, original, bytes: sent.length, mediaType: found, takenAt: null, position: null, look: null }
  }
  const { content, thumbnail, takenAt, position, look } = await preparePicture(sent, await getParameter(database, county, 'evidence', dayOf(clock())))
  const sha256 = createHash('sha256').update(content).digest()
  await contents.store({ sha256 }, content)
  await contents.store({ sha256, part: 'thumbnail' }, thumbnail)
  return { sha256, original, bytes: content.length, mediaType: 'image/jpeg', takenAt, position, look }
}

/** Whether a type is one of those pictures that can be encoded anew. */
export function isPicture(mediaType: string): boolean {
  return mediaType in evidenceTypes && evidenceTypes[mediaType as keyof typeof evidenceTypes].kind === 'photo'
}
