import { Refusal } from '@lookback/core/kernel'
import type { Archive } from './archive.ts'
import { XmlAttributes, XmlReader } from './xml-reader.ts'

/** A tag of a small part. */
export interface Element {
  name: string
  attributes: XmlAttributes
  isEnd: boolean
}

/** The tags of a small part in their order, names without prefixes. */
export async function elementsOf(archive: Archive, part: string): Promise<Element[]> {
  if (!archive.has(part)) throw new Refusal('workbook-unreadable', { reason: 'not-a-workbook' })
  const elements: Element[] = []
  const reader = new XmlReader({
    open: (name, attributes) => elements.push({ name, attributes: attributes.copy(), isEnd: false }),
    close: (name) => elements.push({ name, attributes: new XmlAttributes(), isEnd: true }),
    text: () => undefined,
  })
  reader.write(await archive.text(part))
  reader.close()
  return elements
}
