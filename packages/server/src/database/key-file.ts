import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../system-error.ts'
import { SealingCipher } from './sealing-cipher.ts'
import { SealingKeys } from './sealing-keys.ts'

/** Where the keys are kept: a file, or what stands in it, given by the environment. */
export type KeySource = { file: string } | { text: string }

const Secret = z.string().regex(/^[0-9a-f]{64}$/).transform((text) => Buffer.from(text, 'hex'))
const Kept = z.object({
  keys: z.array(z.object({ number: z.number().int().min(1).max(255), cipher: SealingCipher, secret: Secret })).min(1),
  fingerprint: Secret,
})

/** Beside the data folder and not in it: who gets hold of a copy of the folder has no key. */
export function keyFileBeside(dataFolder: string): KeySource {
  return { file: `${path.resolve(dataFolder)}.key` }
}

/** As messages name it. */
export function nameOfSource(source: KeySource): string {
  return 'file' in source ? source.file : 'LOOKBACK_KEYS'
}

/**
 * @returns null where there is no file yet
 * @throws {Refusal} `sealing-keys-unfit`
 */
export async function loadKeys(source: KeySource): Promise<SealingKeys | null> {
  const text = 'text' in source ? source.text : await readFile(source.file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null
    throw unfit(source)
  })
  if (text === null) return null
  const kept = Kept.safeParse(jsonOf(text))
  if (!kept.success) throw unfit(source)
  return new SealingKeys(kept.data.keys, kept.data.fingerprint)
}

/** Replaces the file at once and on the disk, readable by this account only. */
export async function storeKeys(file: string, { keys, fingerprintSecret }: SealingKeys): Promise<void> {
  const kept = {
    keys: keys.map(({ number, cipher, secret }) => ({ number, cipher, secret: secret.toString('hex') })),
    fingerprint: fingerprintSecret.toString('hex'),
  }
  const written = `${file}.${process.pid}`
  const handle = await open(written, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(kept, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(written, file)
  const folder = await open(path.dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export function unfit(source: KeySource): Refusal {
  return new Refusal('sealing-keys-unfit', { file: nameOfSource(source) })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
