import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '@lookback/core/kernel'
import { newIdentifier, systemClock } from '../clock.ts'
import type { Application } from './application.ts'

/** A part of a multipart request; `truncated` where it was larger than the server takes. */
export type UploadedContent = Readable & { truncated?: boolean }

/** An upload may be tried only: everything is told that would be done, and nothing is. */
export const UploadQuery = z.object({ dryRun: z.stringbool().default(false) })

/**
 * The file that a request brings.
 * @param largest in bytes, where it is less than the server takes; only what is read into memory is held to it
 * @throws {Refusal} `request-invalid` where it brings none
 */
export async function uploadIn(request: FastifyRequest, largest?: number): Promise<MultipartFile> {
  const limits = { files: 1, ...(largest !== undefined && { fileSize: largest }) }
  const file = request.isMultipart() ? await request.file({ limits }) : undefined
  if (!file) throw new Refusal('request-invalid', { fields: 'file' })
  return file
}

/** Where what one request brought waits to be read; emptied at every start. */
export function uploadsFolder({ filesFolder }: Pick<Application, 'filesFolder'>): string {
  return path.join(filesFolder, 'received')
}

/** Where uploads stand that are sent in pieces, and gone on with after a restart. */
export function unfinishedFolder({ filesFolder }: Pick<Application, 'filesFolder'>): string {
  return path.join(filesFolder, 'uploads')
}

export function uploadedFile(application: Application, id: string): string {
  return path.join(uploadsFolder(application), `${id}.xlsx`)
}

/** Writes an upload to disk, so that it need not fit into memory. */
export async function receive(file: string, content: UploadedContent): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await pipeline(content, createWriteStream(file, { mode: 0o600 }))
  if (content.truncated) throw new Refusal('request-too-large')
}

/**
 * A folder of its own for what one request brings, for as long as the request is worked on.
 * @param work gets what makes the folder when it is first asked: most requests bring no file
 */
export async function withUploadsApart<Result>(
  application: Pick<Application, 'filesFolder'>, work: (folder: () => Promise<string>) => Promise<Result>,
): Promise<Result> {
  const apart = path.join(uploadsFolder(application), newIdentifier(systemClock))
  const made = new Set<string>()
  const folder = async (): Promise<string> => {
    await mkdir(apart, { recursive: true })
    made.add(apart)
    return apart
  }
  try {
    return await work(folder)
  } finally {
    for (const one of made) await rm(one, { recursive: true, force: true })
  }
}

/** Keeps an upload on disk while it is worked on. */
export async function withUploadedFile<Result>(
  application: Application, content: UploadedContent, work: (file: string) => Promise<Result>,
): Promise<Result> {
  const file = uploadedFile(application, newIdentifier(application.clock))
  try {
    await receive(file, content)
    return await work(file)
  } finally {
    await rm(file, { force: true })
  }
}
