import { mkdir, open, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Application } from '../application.ts'
import { newIdentifier, systemClock } from '../clock.ts'

type Store = Pick<Application, 'filesFolder'>

/** Where a content lies: by the SHA-256 that names it; `thumbnail` beside it. */
export function contentPath({ filesFolder }: Store, sha256: Buffer, part: 'content' | 'thumbnail' = 'content'): string {
  const name = sha256.toString('hex')
  return path.join(filesFolder, name.slice(0, 2), part === 'content' ? name : `${name}.thumbnail`)
}

/** Writes a content under its name and waits until it is on disk: only then may it be acknowledged. */
export async function storeContent(store: Store, sha256: Buffer, content: Buffer, part: 'content' | 'thumbnail' = 'content'): Promise<void> {
  const target = contentPath(store, sha256, part)
  if (await stat(target).then(() => true, () => false)) return
  const folder = path.dirname(target)
  await mkdir(folder, { recursive: true })
  const temporary = `${target}.${newIdentifier(systemClock)}`
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, target)
  await syncFolder(folder)
  await syncFolder(path.dirname(folder))
}

/** A new name in a folder is on disk only once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
