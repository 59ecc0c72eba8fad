/** What is told of an XML document as it is gone through; names are given without their prefix. */
export interface XmlHandler {
  readonly open: (name: string, attributes: string) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Goes through an XML document once, from its beginning to its end. Knows what office documents consist of: no entities of
 * their own. Throws an error for a document whose elements do not fit into one another.
 */
export function scanXml(text: string, { open, close, text: onText }: XmlHandler): void {
  const opened: string[] = []
  let position = 0
  while (position < text.length) {
    const start = text.indexOf('<', position)
    if (start < 0) break
    if (start > position && onText !== undefined) onText(decodeXml(text.slice(position, start)))
    const special = skipSpecial(text, start)
    if (special !== undefined) {
      if (special.text !== undefined) onText?.(special.text)
      position = special.end
      continue
    }
    const end = endOfTag(text, start)
    position = end + 1
    if (text.charCodeAt(start + 1) === SLASH) {
      const name = localName(text, start + 2, end)
      if (opened.pop() !== name) throw new Error(`</${name}> ends nothing`)
      close?.(name)
      continue
    }
    const empty = text.charCodeAt(end - 1) === SLASH
    const nameEnd = endOfName(text, start + 1, end)
    const name = localName(text, start + 1, nameEnd)
    open(name, text.slice(nameEnd, empty ? end - 1 : end))
    if (empty) close?.(name)
    else opened.push(name)
  }
  if (opened.length > 0) throw new Error(`<${opened.at(-1) ?? ''}> does not end`)
}

const [SLASH, COLON, DOUBLE, SINGLE, GREATER] = ['/', ':', '"', '\'', '>'].map(character => character.charCodeAt(0))

/** Comments, declarations and instructions are passed over; what stands in CDATA is a text. */
function skipSpecial(text: string, start: number): { end: number, text?: string } | undefined {
  for (const [begin, end] of [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>'], ['<!', '>']] as const) {
    if (!text.startsWith(begin, start)) continue
    const at = text.indexOf(end, start + begin.length)
    if (at < 0) throw new Error(`${begin} does not end`)
    const after = { end: at + end.length }
    return begin === '<![CDATA[' ? { ...after, text: text.slice(start + begin.length, at) } : after
  }
  return undefined
}

/** The `>` of a tag; one in quotes is part of a value. */
function endOfTag(text: string, start: number): number {
  let quote: number | undefined
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== undefined) {
      if (code === quote) quote = undefined
    } else if (code === GREATER) return at
    else if (code === DOUBLE || code === SINGLE) quote = code
  }
  throw new Error('a tag does not end')
}

function endOfName(text: string, start: number, end: number): number {
  let at = start
  while (at < end && text.charCodeAt(at) > 0x20 && text.charCodeAt(at) !== SLASH) at++
  return at
}

function localName(text: string, start: number, end: number): string {
  let from = start
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === COLON) from = at + 1
  return text.slice(from, end).trimEnd()
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute, by its name without a prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  const match = pattern.exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decodeXml(value)
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' }

function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
