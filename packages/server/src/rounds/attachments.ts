import { createHash } from 'node:crypto'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Application } from '../application.ts'
import { newIdentifier, systemClock } from '../clock.ts'

/** A file that came with a visit, already on disk. */
export interface StoredAttachment {
  name: string
  sha256: Buffer
  bytes: number
  mediaType: string
}

export function attachmentPath(application: Pick<Application, 'filesFolder'>, sha256: Buffer): string {
  const name = sha256.toString('hex')
  return path.join(application.filesFolder, name.slice(0, 2), name)
}

/** Writes a file under the name of its content and waits until it is on disk: only then may it be acknowledged. */
export async function storeAttachment(
  application: Application, name: string, mediaType: string, content: Buffer,
): Promise<StoredAttachment> {
  const sha256 = createHash('sha256').update(content).digest()
  const target = attachmentPath(application, sha256)
  const stored = { name, sha256, bytes: content.length, mediaType }
  if (await stat(target).then(() => true, () => false)) return stored
  await mkdir(path.dirname(target), { recursive: true })
  const temporary = `${target}.${newIdentifier(systemClock)}`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, target)
  const folder = await open(path.dirname(target), 'r')
  await folder.sync()
  await folder.close()
  return stored
}
