import JSZip from 'jszip'
import { SaxesParser } from 'saxes'

/** So much text around a place finds it with Word's search. */
const AROUND = 15

/** The texts of a document's paragraphs: the body's, then those of headers and footers. */
export async function paragraphsOf(template: Uint8Array): Promise<string[]> {
  const archive = await JSZip.loadAsync(template)
  const parts = Object.keys(archive.files).filter((name) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name)).sort()
  const texts = await Promise.all(parts.map(async (name) => paragraphsIn(await archive.file(name)?.async('string') ?? '')))
  return texts.flat()
}

/** Word cuts a text into runs wherever it likes; a text box puts paragraphs into a paragraph. */
function paragraphsIn(xml: string): string[] {
  const paragraphs: string[] = []
  const open: string[] = []
  let isText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') open.push('')
    isText = name === 'w:t'
  })
  parser.on('text', (text) => {
    if (isText && open.length > 0) open.push(`${open.pop() ?? ''}${text}`)
  })
  parser.on('closetag', ({ name }) => {
    isText = false
    const text = name === 'w:p' ? open.pop() : undefined
    if (text) paragraphs.push(text)
  })
  parser.write(xml).close()
  return paragraphs
}

/**
 * Where something stands, told by what stands around it.
 * @param sought with the flag `g`
 * @param isMeant which of what it finds, by its first group
 */
export function placesOf(paragraphs: readonly string[], sought: RegExp, isMeant: (found: string) => boolean = () => true): string[] {
  return paragraphs.flatMap((text) => [...text.matchAll(sought)].filter(([, found = '']) => isMeant(found)).map((found) => {
    const [from, to] = [Math.max(0, found.index - AROUND), found.index + found[0].length + AROUND]
    return `“${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}”`
  }))
}
