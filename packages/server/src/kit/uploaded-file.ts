import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from './application.ts'

/** A part of a multipart request; `truncated` where it was larger than the server takes. */
export type UploadedContent = Readable & { truncated?: boolean }

/** Where uploads wait to be read; emptied at every start. */
export function uploadsFolder({ filesFolder }: Pick<Application, 'filesFolder'>): string {
  return path.join(filesFolder, 'uploads')
}

export function uploadedFile(application: Application, id: string): string {
  return path.join(uploadsFolder(application), `${id}.xlsx`)
}

/** Writes an upload to disk, so that it need not fit into memory. */
export async function receive(file: string, content: UploadedContent): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await pipeline(content, createWriteStream(file, { mode: 0o600 }))
  if (content.truncated) throw new Refusal('request-too-large', { limit: '200 MB' })
}
