import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { Refusal } from '@lookback/core/kernel'
import type { ContentStore } from '../kit/content-store.ts'

/**
 * Keeps a line and reads it back, so that a wrong setting shows when the server starts and not with the first photo.
 * The server runs all the same: a store may come back, and until then uploads wait on the phones.
 * @returns why the store cannot be used, null when it can
 */
export async function tryContents(contents: ContentStore): Promise<Refusal | null> {
  const line = Buffer.from('lookback\n')
  const name = { sha256: createHash('sha256').update(line).digest() }
  try {
    await contents.store(name, line)
    const kept = await buffer(await contents.read(name))
    return kept.equals(line) ? null : new Refusal('content-store-unavailable', { reason: 'SHA-256' })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
