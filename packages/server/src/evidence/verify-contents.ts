import { createHash } from 'node:crypto'
import { listContents } from './verify-contents.queries.ts'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'

/**
 * Reads every photo and file that the database names, and holds it against its name, the SHA-256 of what was kept, and
 * its length.
 * @returns how many were read
 * @throws {Refusal} `backup-file-missing` naming the first that is not there whole
 */
export async function verifyContents({ database, contents }: Application, county: string): Promise<number> {
  const rows = await listContents(database, county)
  for (const { sha256, bytes } of rows) {
    const kept = await readThrough(contents, sha256)
    if (!kept?.sha256.equals(sha256) || kept.bytes !== bytes) throw new Refusal('backup-file-missing', { name: sha256.toString('hex') })
  }
  return rows.length
}

async function readThrough(contents: Application['contents'], sha256: Buffer): Promise<{ sha256: Buffer; bytes: number } | null> {
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const part of await contents.read({ sha256 })) {
      hash.update(part as Buffer)
      bytes += (part as Buffer).length
    }
    return { sha256: hash.digest(), bytes }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}
