import { tidyText } from '@lookback/core/kernel'
import type { Archive } from './archive.ts'
import type { XmlHandler } from './xml-reader.ts'
import { textOf, XmlReader } from './xml-reader.ts'
import { decodeEscapes, ownText } from './xml-text.ts'

/** The texts that cells point to by number (`xl/sharedStrings.xml`), tidied; without phonetic guides (`rPh`). */
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
      if (element === 'si') strings.push(ownText(tidyText(decodeEscapes(text))))
      else if (element === 'rPh') guides -= 1
      isText = false
    },
    text: (piece) => {
      if (isText) text += piece
    },
  }
  const reader = new XmlReader(handler)
  for await (const piece of textOf(archive.stream(name))) reader.write(piece)
  reader.close()
  return strings
}
