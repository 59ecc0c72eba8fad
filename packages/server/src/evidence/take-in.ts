import { insertFile, listReceived } from './queries.ts'
import { createHash } from 'node:crypto'
import { EvidenceType } from '@lookback/core/evidence'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { write } from '../database/write.ts'
import type { KeptContent } from './keep-content.ts'
import { keepContent } from './keep-content.ts'
import { attachToVisits } from './operation-files.queries.ts'

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
  const sha256 = createHash('sha256').update(file.content).digest('hex')
  if (sha256 !== file.sha256) throw new Refusal('evidence-differs')
  if ((await listReceived(application.database, actor.county, [sha256])).has(sha256)) return
  const kept = await keepContent(application, actor.county, file.content, (type) => EvidenceType.safeParse(type).success)
  await record(application, actor, file.fileName, kept)
}

async function record(application: Application, actor: Actor, fileName: string, kept: KeptContent): Promise<void> {
  const { county, person } = actor
  const { original, sha256, mediaType, bytes, takenAt, position } = kept
  const receivedAt = application.clock()
  await write(application.database, application.clock, county, async (transaction) => {
    const isNew = await insertFile(transaction, county, {
      sha256: original, content: sha256, mediaType, bytes, fileName, takenAt, position, maker: person, receivedAt,
    })
    if (!isNew) return { result: undefined, entries: [] }
    const name = original.toString('hex')
    await attachToVisits(transaction, county, [name])
    const entry = entryOf(application, {
      kind: 'evidence-received', actor: person, region: county, payload: { sha256: name, content: sha256.toString('hex'), mediaType, bytes },
    })
    return { result: undefined, entries: [entry] }
  })
}
