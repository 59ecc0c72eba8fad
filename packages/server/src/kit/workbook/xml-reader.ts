import { StringDecoder } from 'node:string_decoder'
import { Refusal } from '@lookback/core/kernel'
import { workbookLimits as limits } from './limits.ts'
import { decodeText } from './xml-text.ts'

/** What a part's elements are told to. Names are without their prefix. */
export interface XmlHandler {
  open: (name: string, attributes: XmlAttributes) => void
  close: (name: string) => void
  /** Text between tags, as it is meant: entities and CDATA are resolved. */
  text: (text: string) => void
  /**
   * Reads a whole element inside another at one go, where it is written as it nearly always is.
   * @param start of its `<`
   * @returns where the text goes on; -1 leaves the element to the reader
   */
  whole?: (text: string, start: number) => number
}

/** The attributes of one tag, looked up in its text: most of a worksheet's are never asked for. */
export class XmlAttributes {
  #text = ''

  /** Only for the reader: the object is the same for every tag. */
  set(text: string): void {
    this.#text = text
  }

  /** As they stand in the tag, with the white space before. */
  get raw(): string {
    return this.#text
  }

  /** To keep, for the reader goes on. */
  copy(): XmlAttributes {
    const kept = new XmlAttributes()
    kept.set(this.#text)
    return kept
  }

  /** An attribute's value by its name without a prefix, in whatever order, quotes and white space it stands. */
  get(name: string): string | null {
    const text = this.#text
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const before = text.charCodeAt(at - 1)
      if (!(isSpace(before) || before === 0x3a || at === 0)) continue
      let position = at + name.length
      while (isSpace(text.charCodeAt(position))) position += 1
      if (text.charCodeAt(position) !== 0x3d) continue
      position += 1
      while (isSpace(text.charCodeAt(position))) position += 1
      const quote = text.charAt(position)
      const end = text.indexOf(quote, position + 1)
      if ((quote !== '"' && quote !== "'") || end < 0) return refuseDamaged()
      return decodeText(text.slice(position + 1, end))
    }
    return null
  }
}

/**
 * Reads XML as any producer may write it (XML 1.0, fifth edition): prefixes, attributes in any order and quotes, white
 * space inside tags, elements closed at once, comments, CDATA, processing instructions. What is not well formed, or brings a
 * document type, is refused. Made for worksheets of hundreds of megabytes, in pieces as they are unpacked: it makes no
 * object of a tag.
 */
export class XmlReader {
  readonly #handler: XmlHandler
  readonly #attributes = new XmlAttributes()
  readonly #open: string[] = []
  #rest = ''
  #hasRoot = false
  /** The prefix of the tag that the handler is told of, with its colon. */
  prefix = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  /** @throws {Refusal} `workbook-unreadable` for what is no XML, `workbook-too-large` for an element beyond all measure */
  write(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let position = 0
    for (;;) {
      const tag = text.indexOf('<', position)
      const after = tag === position && this.#open.length > 0 ? this.#handler.whole?.(text, tag) ?? -1 : -1
      if (after >= 0) {
        position = after
        continue
      }
      const end = tag < 0 ? -1 : endOfMarkup(text, tag)
      if (end < 0) break
      if (tag > position && this.#open.length > 0) this.#handler.text(resolved(text.slice(position, tag)))
      this.#markup(text, tag, end)
      position = end + 1
    }
    this.#rest = position === 0 ? text : text.slice(position)
    if (this.#rest.length > limits.elementBytes) throw new Refusal('workbook-too-large', { reason: 'row' })
  }

  /** The end of the part. */
  close(): void {
    if (this.#open.length > 0 || !this.#hasRoot || this.#rest.trim() !== '') refuseDamaged()
  }

  #markup(text: string, tag: number, end: number): void {
    switch (text.charCodeAt(tag + 1)) {
      case 0x2f:
        return this.#close(this.#name(text, tag + 2, end))
      case 0x21:
        if (text.startsWith('<![CDATA[', tag)) this.#handler.text(text.slice(tag + 9, end - 2))
        else if (!text.startsWith('<!--', tag)) refuseDamaged()
        return
      case 0x3f:
        return
      default:
        return this.#openTag(text, tag, end)
    }
  }

  #openTag(text: string, tag: number, end: number): void {
    const isClosed = text.charCodeAt(end - 1) === 0x2f
    const last = isClosed ? end - 1 : end
    let nameEnd = tag + 1
    while (nameEnd < last && !isSpace(text.charCodeAt(nameEnd))) nameEnd += 1
    const name = this.#name(text, tag + 1, nameEnd)
    if (name === '' || (this.#open.length === 0 && this.#hasRoot)) refuseDamaged()
    this.#hasRoot = true
    this.#attributes.set(nameEnd < last ? text.slice(nameEnd, last) : '')
    this.#handler.open(name, this.#attributes)
    if (isClosed) this.#handler.close(name)
    else this.#open.push(name)
  }

  #name(text: string, start: number, end: number): string {
    let last = end
    while (last > start && isSpace(text.charCodeAt(last - 1))) last -= 1
    let from = start
    for (let at = start; at < last; at += 1) if (text.charCodeAt(at) === 0x3a) from = at + 1
    this.prefix = from === start ? '' : text.slice(start, from)
    return text.slice(from, last)
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) refuseDamaged()
    this.#handler.close(name)
  }
}

/** Where the markup ends that begins at a `<`; -1 where the text breaks off before. */
function endOfMarkup(text: string, start: number): number {
  const next = text.charCodeAt(start + 1)
  if (next === 0x21) {
    if (text.startsWith('<!--', start)) return endOf(text, '-->', start + 4)
    if (text.startsWith('<![CDATA[', start)) return endOf(text, ']]>', start + 9)
    // A longer beginning may still come.
    return text.length - start < 9 ? -1 : start
  }
  if (next === 0x3f) return endOf(text, '?>', start + 2)
  let end = text.indexOf('>', start)
  if (next === 0x2f) return end
  // A value may hold a `>`.
  while (end >= 0 && isInsideQuotes(text, start, end)) end = text.indexOf('>', end + 1)
  return end
}

function endOf(text: string, ending: string, from: number): number {
  const at = text.indexOf(ending, from)
  return at < 0 ? -1 : at + ending.length - 1
}

function isInsideQuotes(text: string, start: number, end: number): boolean {
  let quote = 0
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (quote === 0 ? code === 0x22 || code === 0x27 : code === quote) quote = quote === 0 ? code : 0
  }
  return quote !== 0
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
}

function resolved(raw: string): string {
  return raw.includes('&') ? decodeText(raw) : raw
}

/** @throws {Refusal} always */
export function refuseDamaged(): never {
  throw new Refusal('workbook-unreadable', { reason: 'damaged' })
}

/** The text of a part's bytes, by the byte order mark that it may begin with; without one it is UTF-8. */
export async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: Decoder | null = null
  for await (const chunk of chunks) {
    if (decoder) yield decoder.write(chunk)
    else {
      decoder = decoderOf(chunk)
      yield decoder.write(chunk).replace(/^\ufeff/, '')
    }
  }
  const last = decoder?.end() ?? ''
  if (last !== '') yield last
}

type Decoder = Pick<StringDecoder, 'write' | 'end'>

/** Where it can be, one that keeps plain letters as one byte each: half the memory, and searched faster. */
function decoderOf(first: Buffer): Decoder {
  const mark = first.toString('hex', 0, 2)
  if (mark !== 'feff') return new StringDecoder(mark === 'fffe' ? 'utf16le' : 'utf8')
  const decoder = new TextDecoder('utf-16be')
  return { write: (chunk) => decoder.decode(chunk as Buffer, { stream: true }), end: () => decoder.decode() }
}
