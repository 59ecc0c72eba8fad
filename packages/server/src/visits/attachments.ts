import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { Refusal } from '@lookback/core/kernel'
import { newIdentifier, systemClock } from '../clock.ts'
import type { Application } from '../kit/application.ts'
import { isPicture, keepContent } from '../evidence/index.ts'

/** A file that came with a visit and is not kept yet. */
export interface ReceivedAttachment {
  name: string
  file: string
}

/** A file that came with a visit, already kept. */
export interface StoredAttachment {
  name: string
  /** Of what is kept. */
  sha256: Buffer
  /** Of what was sent. */
  original: Buffer
  bytes: number
  mediaType: string
}

/** The longest name by which a form refers to a file, in characters. */
const LONGEST_NAME = 200

/**
 * Sets a file of a visit aside.
 * @param limit in bytes
 * @throws {Refusal} `attachment-too-large`, `attachment-name-too-long`
 */
export async function receiveAttachment(folder: () => Promise<string>, part: MultipartFile, limit: number): Promise<ReceivedAttachment> {
  const name = part.filename || part.fieldname
  if (name.length > LONGEST_NAME) throw new Refusal('attachment-name-too-long', { name: `${name.slice(0, 20)}…`, limit: LONGEST_NAME })
  const file = path.join(await folder(), newIdentifier(systemClock))
  await pipeline(part.file, createWriteStream(file, { mode: 0o600 }))
  if (part.file.truncated) throw new Refusal('attachment-too-large', { name, limit })
  return { name, file }
}

/**
 * Keeps a file of a visit. A picture is encoded anew; one that cannot be would be kept with what its camera wrote into it.
 * @throws {Refusal} `evidence-type-unsupported`, `evidence-unreadable`, `evidence-picture-too-large`
 */
export async function storeAttachment(application: Application, county: string, { name, file }: ReceivedAttachment): Promise<StoredAttachment> {
  const { sha256, original, bytes, mediaType } = await keepContent(
    application, county, await readFile(file), (type) => isPicture(type) || !type.startsWith('image/'))
  return { name, sha256, original, bytes, mediaType }
}
