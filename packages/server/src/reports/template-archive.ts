import { Readable } from 'node:stream'
import JSZip from 'jszip'
import { Refusal } from '@lookback/core/kernel'

/** Largest template that is taken, in bytes: official documents with a seal and a few pictures are far smaller. */
export const TEMPLATE_LIMIT = 10 * 1_048_576
const UNPACKED_LIMIT = 100 * 1_048_576
const MOST_PARTS = 2_000

/**
 * Looks into a .docx before anything works with it: it must be an archive of a Word document, stay small when
 * unpacked (counted while unpacking, for what an archive says of itself may be a lie), and declare no entities.
 * @throws {Refusal} `template-unreadable`
 */
export async function checkArchive(bytes: Uint8Array): Promise<void> {
  const archive = await JSZip.loadAsync(bytes).catch(() => {
    throw unreadable('zip')
  })
  const parts = Object.values(archive.files).filter((part) => !part.dir)
  if (!archive.file('word/document.xml')) throw unreadable('word/document.xml')
  if (parts.length > MOST_PARTS) throw unreadable(`> ${MOST_PARTS}`)
  let unpacked = 0
  for (const part of parts) {
    let text = ''
    const isXml = /\.(xml|rels)$/i.test(part.name)
    for await (const chunk of chunksOf(part)) {
      unpacked += chunk.length
      if (unpacked > UNPACKED_LIMIT) throw unreadable(`> ${UNPACKED_LIMIT / 1_048_576} MB`)
      if (isXml) text += chunk.toString('latin1')
    }
    if (/<!DOCTYPE/i.test(text)) throw unreadable(`${part.name}: DOCTYPE`)
  }
}

async function* chunksOf(part: JSZip.JSZipObject): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of new Readable().wrap(part.nodeStream())) yield chunk as Buffer
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : part.name)
  }
}

export function unreadable(reason: string): Refusal {
  return new Refusal('template-unreadable', { reason })
}
