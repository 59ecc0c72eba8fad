import { insertFile } from './queries.ts'
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { EvidenceParameter } from '@lookback/core/evidence'
import { EvidenceType, evidenceTypes } from '@lookback/core/evidence'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { attachToVisits } from './operation-files.queries.ts'
import { preparePicture } from './picture.ts'

export interface ReceivedFile {
  /** Named so by whoever sent it; checked here. */
  sha256: string
  fileName: string
  content: Buffer
}

/**
 * Takes a file in: checked against its name, its type read from its content, pictures encoded anew; on disk, then in
 * the database, and only then acknowledged. The same file again changes nothing.
 * @throws {Refusal} `evidence-differs`, `evidence-type-unsupported`, `evidence-unreadable`, `evidence-picture-too-large`
 */
export async function takeIn(application: Application, actor: Actor, file: ReceivedFile): Promise<void> {
  const sha256 = createHash('sha256').update(file.content).digest()
  if (sha256.toString('hex') !== file.sha256) throw new Refusal('evidence-differs')
  const limits = await getParameter(application.database, actor.county, 'evidence', dayOf(application.clock()))
  const kept = await prepare(file.content, limits)
  await application.contents.store({ sha256 }, kept.content)
  if (kept.thumbnail) await application.contents.store({ sha256, part: 'thumbnail' }, kept.thumbnail)
  await record(application, actor, sha256, file.fileName, kept)
}

interface Kept {
  mediaType: EvidenceType
  content: Buffer
  thumbnail: Buffer | null
  takenAt: Date | null
  position: { latitude: number; longitude: number } | null
}

async function prepare(content: Buffer, limits: EvidenceParameter): Promise<Kept> {
  const found = EvidenceType.safeParse((await fileTypeFromBuffer(content))?.mime)
  if (!found.success) throw new Refusal('evidence-type-unsupported')
  if (evidenceTypes[found.data].kind === 'file') {
    return { mediaType: found.data, content, thumbnail: null, takenAt: null, position: null }
  }
  return { mediaType: 'image/jpeg', ...(await preparePicture(content, limits)) }
}

async function record(application: Application, actor: Actor, sha256: Buffer, fileName: string, kept: Kept): Promise<void> {
  const { county, person } = actor
  const receivedAt = application.clock()
  await write(application.database, application.clock, county, async (transaction) => {
    const isNew = await insertFile(transaction, county, {
      sha256, mediaType: kept.mediaType, bytes: kept.content.length, fileName, takenAt: kept.takenAt, position: kept.position,
      maker: person, receivedAt,
    })
    if (!isNew) return { result: undefined, entries: [] }
    await attachToVisits(transaction, county, [sha256.toString('hex')])
    const entry = entryOf(application, {
      kind: 'evidence-received', actor: person, region: county,
      payload: { sha256: sha256.toString('hex'), mediaType: kept.mediaType, bytes: kept.content.length },
    })
    return { result: undefined, entries: [entry] }
  })
}
