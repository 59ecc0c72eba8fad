import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '@lookback/core/kernel'
import { newIdentifier, systemClock } from '../clock.ts'
import type { ContentName, ContentStore } from '../kit/content-store.ts'
import { contentKey } from '../kit/content-store.ts'

/** Contents as files in a folder. */
export function fileContents(folder: string): ContentStore {
  const pathOf = (name: ContentName) => path.join(folder, contentKey(name))
  return {
    store: (name, content) => writeOnce(pathOf(name), content),
    read: async (name) => {
      const file = await open(pathOf(name)).catch((error: unknown) => {
        throw isMissing(error) ? new Refusal('not-found') : error
      })
      return file.createReadStream()
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}

/** Removes what writes left that were killed before their content had its name. */
export async function clearKilledWrites(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => [])
  const left = entries.filter((name) => /^[0-9a-f]{2}[/\\][0-9a-f]{64}(\.thumbnail)?\.[0-9a-f-]{36}$/.test(name))
  for (const name of left) await rm(path.join(folder, name), { force: true })
  return left.length
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Writes a content under its name and waits until it is on disk. */
async function writeOnce(target: string, content: Buffer): Promise<void> {
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
