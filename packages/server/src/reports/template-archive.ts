import { Readable } from 'node:stream'
import JSZip from 'jszip'
import { Refusal } from '@lookback/core/kernel'

/** Largest template that is taken, in bytes: official documents with a seal and a few pictures are far smaller. */
export const TEMPLATE_LIMIT = 10 * 1_048_576
const UNPACKED_LIMIT = 100 * 1_048_576
const MOST_PARTS = 2_000

/**
 * Looks into a .docx before anything works with it: it must be an archive of a Word document, stay small when
 * unpacked (counted while unpacking, for what an archive says of itself may be a lie), declare no entities, and neither run
 * anything nor fetch anything when somebody opens a bulletin made of it.
 * @throws {Refusal} `template-unreadable`, `template-macros`, `template-remote`
 */
export async function checkArchive(bytes: Uint8Array): Promise<void> {
  const archive = await JSZip.loadAsync(bytes).catch(() => {
    throw unreadable('damaged')
  })
  const parts = Object.values(archive.files).filter((part) => !part.dir)
  if (!archive.file('word/document.xml')) throw unreadable('part-missing')
  if (parts.length > MOST_PARTS) throw unreadable('entries')
  const program = parts.find(({ name }) => programs.test(name))
  if (program) throw new Refusal('template-macros', { part: program.name })
  let unpacked = 0
  for (const part of parts) {
    let text = ''
    const isXml = /\.(xml|rels)$/i.test(part.name)
    for await (const chunk of chunksOf(part)) {
      unpacked += chunk.length
      if (unpacked > UNPACKED_LIMIT) throw unreadable('unpacked')
      if (isXml) text += chunk.toString('latin1')
    }
    if (/<!DOCTYPE/i.test(text)) throw unreadable(`${part.name}: DOCTYPE`)
    if (/macroEnabled/i.test(text) && part.name === '[Content_Types].xml') throw new Refusal('template-macros', { part: part.name })
    if (fetchesFromElsewhere(text)) throw new Refusal('template-remote', { part: part.name })
  }
}

/** Parts that Word runs: macros, controls, embedded programs. */
const programs = /(vbaProject\.bin|vbaData\.xml|embeddings\/.*\.bin)$|\/activeX\//i

/** Whether a part makes Word fetch something: a relation to the outside that is no link to click, or a field that includes. */
function fetchesFromElsewhere(xml: string): boolean {
  const relations = xml.match(/<Relationship\b[^>]*>/gi) ?? []
  const isFetched = (relation: string) => /TargetMode\s*=\s*["']External["']/i.test(relation) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(relation)
  return relations.some(isFetched) || /\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE)\b/.test(fieldsIn(xml))
}

/** What the fields of a part say; Word divides a field's words over several runs. */
function fieldsIn(xml: string): string {
  const instructions = [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g), ...xml.matchAll(/\bw:instr="([^"]*)"/g)]
  return instructions.map(([, text]) => text).join('').toUpperCase()
}

async function* chunksOf(part: JSZip.JSZipObject): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of new Readable().wrap(part.nodeStream())) yield chunk as Buffer
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw unreadable('damaged')
  }
}

export function unreadable(reason: string): Refusal {
  return new Refusal('template-unreadable', { reason })
}
