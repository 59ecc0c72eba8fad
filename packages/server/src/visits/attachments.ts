import { createHash } from 'node:crypto'
import type { Application } from '../kit/application.ts'

/** A file that came with a visit, already kept. */
export interface StoredAttachment {
  name: string
  sha256: Buffer
  bytes: number
  mediaType: string
}

/** Keeps a file of a visit under the name of its content. */
export async function storeAttachment(
  application: Application, name: string, mediaType: string, content: Buffer,
): Promise<StoredAttachment> {
  const sha256 = createHash('sha256').update(content).digest()
  await application.contents.store({ sha256 }, content)
  return { name, sha256, bytes: content.length, mediaType }
}
