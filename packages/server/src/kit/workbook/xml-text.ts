const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text of an XML element as it is meant: entities, and the `_x000D_` escapes of OOXML (ECMA-376-1 §22.9.2.19). */
export function decodeText(raw: string): string {
  const text = raw.includes('&')
    ? raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex: string, decimal: string, name: string) =>
      named[name] ?? character(hex ? parseInt(hex, 16) : parseInt(decimal, 10)) ?? whole)
    : raw
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
}

function character(code: number): string | null {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null
}

/** The text of all `t` elements in rich or plain text, without phonetic guides (`rPh`). */
export function richText(xml: string, prefix: string): string {
  const plain = xml.includes('rPh') ? xml.replace(/<(\w+:)?rPh\b[\s\S]*?<\/(\w+:)?rPh>/g, '') : xml
  let text = ''
  let position = 0
  for (;;) {
    const start = plain.indexOf(`<${prefix}t`, position)
    if (start < 0) return decodeText(text)
    const open = plain.indexOf('>', start)
    const next = plain.charCodeAt(start + prefix.length + 2)
    const isText = next === 0x3e || next === 0x20
    if (open < 0) return decodeText(text)
    if (!isText || plain.charCodeAt(open - 1) === 0x2f) {
      position = open + 1
      continue
    }
    const end = plain.indexOf(`</${prefix}t>`, open)
    if (end < 0) return decodeText(text)
    text += plain.slice(open + 1, end)
    position = end
  }
}

/**
 * A copy that holds only itself. V8 keeps the whole text alive of which a string is a slice: without this, a table of
 * strings would hold every part that they came from.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}
