import { Refusal, tidyText } from '@lookback/core/kernel'
import type { Archive } from './archive.ts'
import { workbookLimits as limits } from './limits.ts'
import type { XmlHandler } from './xml-reader.ts'
import { textOf, XmlReader } from './xml-reader.ts'
import { decodeEscapes, ownText } from './xml-text.ts'

/**
 * The texts that cells point to by number (`xl/sharedStrings.xml`), tidied; without phonetic guides (`rPh`).
 * @throws {Refusal} `workbook-unreadable`, `workbook-too-large`
 */
export async function readSharedStrings(archive: Archive, name: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let guides = 0
  const handler: XmlHandler = {
    open: (element) => {
      if (element === 'si') text = ''
      else if (element === 'rPh') guides += 1
      else isText = element === 't' && guides === 0
    },
    close: (element) => {
      if (element === 'si') strings.push(sharedText(text))
      else if (element === 'rPh') guides -= 1
      isText = false
    },
    text: (piece) => {
      if (isText) text += piece
    },
    whole: (piece, start) => {
      const plain = plainText(piece, start)
      if (plain === null) return -1
      strings.push(sharedText(plain))
      return start + plainStart.length + plain.length + plainEnding.length
    },
  }
  const reader = new XmlReader(handler)
  for await (const piece of textOf(archive.stream(name))) reader.write(piece)
  reader.close()
  return strings
}

const plainStart = '<si><t>'
const plainEnding = '</t></si>'

/** A text that is written as nearly every one is; null for any other. */
function plainText(text: string, start: number): string | null {
  if (!text.startsWith(plainStart, start)) return null
  const from = start + plainStart.length
  const end = text.indexOf('<', from)
  if (end < 0 || !text.startsWith(plainEnding, end)) return null
  const plain = text.slice(from, end)
  return plain.includes('&') ? null : plain
}

function sharedText(raw: string): string {
  if (raw.length > limits.cellCharacters) throw new Refusal('workbook-too-large', { reason: 'cell' })
  return ownText(tidyText(decodeEscapes(raw)))
}
