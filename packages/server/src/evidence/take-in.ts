import { insertFile, insertHolder, listReceived } from './queries.ts'
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
 * the database, and only then acknowledged. The same file again from the same person changes nothing; from another, it is
 * from then on that person's too.
 * @throws {Refusal} `evidence-differs`, `evidence-type-unsupported`, `evidence-unreadable`, `evidence-picture-too-large`
 */
export async function takeIn(application: Application, actor: Actor, file: ReceivedFile): Promise<void> {
  const { county } = actor
  const sha256 = createHash('sha256').update(file.content).digest('hex')
  if (sha256 !== file.sha256) throw new Refusal('evidence-differs')
  const isKept = (await listReceived(application.database, county, [sha256])).has(sha256)
  const kept = isKept ? null : await keepContent(application, county, file.content, (type) => EvidenceType.safeParse(type).success)
  await record(application, actor, file, kept)
}

/** @param kept null where the county had the file before */
async function record(application: Application, actor: Actor, { sha256, fileName }: ReceivedFile, kept: KeptContent | null): Promise<void> {
  const { county, person } = actor
  const receivedAt = application.clock()
  await write(application.database, application.clock, county, async (transaction) => {
    if (kept) {
      const { original, sha256: content, mediaType, bytes, takenAt, position, look } = kept
      await insertFile(transaction, county, { sha256: original, content, mediaType, bytes, fileName, takenAt, position, look, maker: person, receivedAt })
    }
    const [file] = await insertHolder(transaction, county, person, [{ sha256, fileName }])
    if (!file) return { result: undefined, entries: [] }
    await attachToVisits(transaction, county, [sha256])
    const { content, mediaType, bytes } = file
    const entry = entryOf(application, {
      kind: 'evidence-received', actor: person, region: county, payload: { sha256, content: content.toString('hex'), mediaType, bytes },
    })
    return { result: undefined, entries: [entry] }
  })
}
