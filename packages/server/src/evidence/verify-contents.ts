import { listContents } from './verify-contents.queries.ts'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'

/**
 * Reads every photo and file that the database names, and holds its length against what was kept. (The name is the
 * SHA-256 of what was sent; pictures are kept encoded anew.)
 * @returns how many were read
 * @throws {Refusal} `backup-file-missing` naming the first that is not there whole
 */
export async function verifyContents({ database, contents }: Application, county: string): Promise<number> {
  const rows = await listContents(database, county)
  for (const { sha256, bytes } of rows) {
    if (await lengthOf(contents, sha256) !== bytes) throw new Refusal('backup-file-missing', { name: sha256.toString('hex') })
  }
  return rows.length
}

async function lengthOf(contents: Application['contents'], sha256: Buffer): Promise<number | null> {
  try {
    let length = 0
    for await (const part of await contents.read({ sha256 })) length += (part as Buffer).length
    return length
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}
