import { readFile } from 'node:fs/promises'
import { Refusal } from '@lookback/core/kernel'
import type { Config } from '../config.ts'
import { systemCode } from '../system-error.ts'

/**
 * The office's own certificate and its key, for https without a proxy.
 * @throws {Refusal} `file-unreadable`
 */
export async function readCertificate(
  files: NonNullable<Config['certificate']>,
): Promise<{ cert: Buffer; key: Buffer }> {
  const [cert, key] = await Promise.all([read(files.certificate), read(files.key)])
  return { cert, key }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new Refusal('file-unreadable', { file, reason: systemCode(error) ?? String(error) })
  }
}
