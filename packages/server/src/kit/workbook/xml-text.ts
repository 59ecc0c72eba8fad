import { Refusal } from '@lookback/core/kernel'

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Text of an XML element or attribute as it is meant. An entity that XML itself does not know is never looked up.
 * @throws {Refusal} `workbook-unreadable` for such an entity
 */
export function decodeText(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? refuseEntity()
    return character(hex === undefined ? parseInt(decimal ?? '', 10) : parseInt(hex, 16))
  })
}

function refuseEntity(): never {
  throw new Refusal('workbook-unreadable', { reason: 'damaged' })
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Characters that a workbook writes as `_x000D_`, for XML has no way to (ECMA-376-1 §22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

/**
 * A copy that holds only itself. V8 keeps the whole text alive of which a string is a slice: without this, a table of
 * strings would hold every part that they came from.
 */
export function ownText(text: string): string {
  const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}
