import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import JSZip from 'jszip'
import { Archive } from './archive.ts'
import type { SheetMarks } from './marked-sheet.ts'
import { MarkedSheet } from './marked-sheet.ts'
import type { MarkedStyles } from './marked-styles.ts'
import { markStyles } from './marked-styles.ts'
import { relationships } from './open.ts'
import { textOf, XmlReader } from './xml-reader.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/**
 * Writes the workbook again that somebody sent, of the worksheets given only the rows that are wrong, marked. Everything else
 * stays: formats, widths, merged headings, other worksheets, and the calendar that its days count in. Formulas become what
 * they showed. Written part by part, so that a large workbook need not fit into memory.
 */
export async function writeMarkedCopy(source: string, target: string, sheets: readonly SheetMarks[]): Promise<void> {
  const archive = await Archive.open(source)
  try {
    const stylesPart = await partOfType(archive, 'styles')
    const styles = stylesPart === null ? null : markStyles(await archive.text(stylesPart))
    const copy = new JSZip()
    for (const name of archive.names) {
      const marks = sheets.find(({ part }) => part === name)
      if (/calcChain\.xml$/.test(name) || name.endsWith('/')) continue
      copy.file(name, marks ? readable(markedSheet(archive, marks, styles)) : await copied(archive, name, stylesPart, styles), { createFolders: false })
    }
    const packed = copy.generateNodeStream({ streamFiles: true, compression: 'DEFLATE', compressionOptions: { level: 3 } })
    await pipeline(packed, createWriteStream(target))
  } finally {
    await archive.close()
  }
}

async function partOfType(archive: Archive, wanted: string): Promise<string | null> {
  const [main] = (await relationships(archive, '', '_rels/.rels')).filter(({ type }) => type === 'officeDocument')
  const folder = main?.target.split('/').slice(0, -1).join('/') ?? ''
  const parts = await relationships(archive, folder, `${folder}/_rels/${main?.target.split('/').at(-1) ?? ''}.rels`)
  const target = parts.find(({ type }) => type === wanted)?.target ?? null
  return target !== null && archive.has(target) ? target : null
}

/** Any other part as it was; without the order of calculation, which names cells that are formulas no longer. */
async function copied(archive: Archive, name: string, stylesPart: string | null, styles: MarkedStyles | null): Promise<string | Readable> {
  if (name === stylesPart && styles) return styles.xml
  if (name !== '[Content_Types].xml' && !name.endsWith('.rels')) return Readable.from(archive.stream(name), { objectMode: false })
  return (await archive.text(name)).replace(/<(?:\w+:)?(?:Override|Relationship)\b[^>]*calcChain[^>]*\/>/g, '')
}

function readable(pieces: AsyncGenerator<string>): Readable {
  return Readable.from(bytes(pieces), { objectMode: false })
}

async function* bytes(pieces: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece)
}

async function* markedSheet(archive: Archive, marks: SheetMarks, styles: MarkedStyles | null): AsyncGenerator<string> {
  const sheet = new MarkedSheet(marks, styles)
  const reader = new XmlReader(sheet)
  sheet.readBy(reader)
  yield declaration
  for await (const piece of textOf(archive.stream(marks.part))) {
    reader.write(piece)
    const written = sheet.take()
    if (written !== '') yield written
  }
  reader.close()
  yield sheet.take()
}
